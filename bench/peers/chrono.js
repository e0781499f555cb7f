// node chrono.js PACKAGES DOCUMENTS: chrono-node over JSON lines; an answer a line, as accuracy.py reads them.
const chrono = require(process.argv[2] + "/node_modules/chrono-node");
const two = (n) => String(n).padStart(2, "0");
function answer(c) {
  if (!c) return null;
  const day = `${c.get("year")}-${two(c.get("month"))}-${two(c.get("day"))}`;
  if (!c.isCertain("hour")) return { value: day, utc: null };
  const value = `${day}T${two(c.get("hour"))}:${two(c.get("minute") ?? 0)}`;
  return { value, utc: c.isCertain("timezoneOffset") ? c.date().toISOString() : null };  // else its zone is the caller's
}
for (const line of require("fs").readFileSync(process.argv[3], "utf8").split("\n").filter(Boolean)) {
  const d = JSON.parse(line);
  const locale = d.lang === "en" && d.day_first ? chrono.en.GB : (chrono[d.lang] ?? chrono);
  const found = locale.parse(d.text, { instant: new Date(d.reference), timezone: 0 });
  const answers = found.flatMap((r) => [answer(r.start), answer(r.end)]).filter(Boolean);
  console.log(JSON.stringify({ id: d.id, answers }));
}
