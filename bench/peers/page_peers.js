// page_peers.js MODULES PAGES: metascraper-date's day and instant of publication, one JSON line a page, as pages.py reads
// them.
const fs = require('fs');
const path = require('path');
const [modules, pages] = process.argv.slice(2);
const load = name => require(path.join(path.resolve(modules), 'node_modules', name));
const metascraper = load('metascraper')([load('metascraper-date')({ datePublished: true, dateModified: true })]);

(async () => {
  for (const line of fs.readFileSync(pages, 'utf8').split('\n').filter(Boolean)) {
    const page = JSON.parse(line);
    let found = null;
    try {
      const read = await metascraper({ html: fs.readFileSync(page.path, 'utf8'), url: page.url, validateUrl: false });
      found = read.datePublished || read.date || null;
    } catch (e) { /* what it cannot parse it has no answer for */ }
    console.log(JSON.stringify({ id: page.id, day: found && found.slice(0, 10), utc: found }));
  }
})();
