// node recognizers.js PACKAGES DOCUMENTS: Recognizers-Text over JSON lines; an answer a line, as accuracy.py reads them.
const text = require(process.argv[2] + "/node_modules/@microsoft/recognizers-text-date-time");
const cultures = { en: "en-us", de: "de-de", es: "es-es", fr: "fr-fr", it: "it-it", ja: "ja-jp", nl: "nl-nl", pt: "pt-br", zh: "zh-cn" };
for (const line of require("fs").readFileSync(process.argv[3], "utf8").split("\n").filter(Boolean)) {
  const d = JSON.parse(line);
  const culture = d.lang === "en" && d.day_first ? "en-gb" : (cultures[d.lang] ?? "en-us");
  const answers = [];
  for (const r of text.recognizeDateTime(d.text, culture, text.DateTimeOptions.None, new Date(d.reference))) {
    const values = (r.resolution?.values ?? []).filter((v) => !/set|duration/.test(v.type));
    const readings = values.map((v) => v.value ?? (/^\d{4}(-\d\d)?$/.test(v.timex) ? v.timex : ""))  // a year comes as a range
      .filter((v) => v && v !== "not resolved")
      .map((v) => v.replace(/^(\d\d:\d\d).*/, "T$1").replace(/ (\d\d:\d\d).*/, "T$1"));
    answers.push({ value: readings[0] ?? null, utc: null, readings });
  }
  console.log(JSON.stringify({ id: d.id, answers }));
}
