# news.awk: about `bytes` bytes of text like a news site's, made up, always the same: awk -v bytes=1000000 -f bench/news.awk
# Articles are separated by a form feed. What matters for speed is the mix: a stamp or two at the head and the foot, a
# dateline, a few phrases and numbers in the body, and much that is neither.
function pick(list, n) { seed = (seed * 1103515245 + 12345) % 2147483648; return list[int(seed / 65536) % n + 1] }
function number(low, high) { seed = (seed * 1103515245 + 12345) % 2147483648; return low + int(seed / 65536) % (high - low + 1) }
function say(line) { print line; written += length(line) + 1 }
function clock() { return sprintf("%02d:%02d", number(0, 23), number(0, 59)) }
function date() { return pick(months, 12) " " number(1, 28) ", " number(2005, 2025) }
function sentence(   s, i, n) {
  s = pick(openings, nopenings)
  n = number(1, 3)
  for (i = 0; i < n; i++) s = s " " pick(middles, nmiddles)
  s = s " " pick(ends, nends)
  n = number(1, 100)
  if (n <= 6) s = s " on " pick(days, 7)
  else if (n <= 9) s = s " last year"
  else if (n <= 13) s = s " in " pick(months, 12) " " number(2005, 2025)
  else if (n <= 22) s = s ", " number(2, 98) " percent more than before"
  else if (n <= 27) s = s " for " number(2, 900) " million"
  return s "."
}
BEGIN {
  seed = 20230612
  split("January February March April May June July August September October November December", months, " ")
  split("Monday Tuesday Wednesday Thursday Friday Saturday Sunday", days, " ")
  split("IST EST GMT CET UTC PST", zones, " ")
  split("Nairobi, Kenya|PARIS (Reuters)|SPRINGFIELD, Ill. (AP)|Osaka, Japan|BERLIN (dpa)|New Delhi, India", heads, "|")
  nopenings = split("The committee that looked into the matter|Residents of the lower town|A spokeswoman for the harbour|Neither side|Two of the four companies|The report, which runs to several hundred pages,|Farmers in the valley|Most of the older members|Nobody at the ministry|What the engineers found|Her successor|The union of railway workers|Local shops and markets|Teachers who had waited for an answer", openings, "|")
  nmiddles = split("had been told of the plan|and those who were asked about it|which came as a surprise to many|without saying where the money would come from|in a letter that was read aloud|after long and sometimes bitter talks|under the rules now in force|together with a group of scientists|as the river rose again|while the work on the bridge went on", middles, "|")
  nends = split("wanted to see the figures first|agreed to meet again|declined to comment|called it a step in the right direction|warned that prices could rise|said there was no other way|asked for more time|expect a decision soon|will be heard by the court|stayed at home", ends, "|")
  split("The Daily Example|Example Tribune|Morning Example", names, "|")
  while (written < bytes) {
    say(pick(names, 3) " | News | Business | Sports | Weather")
    say("")
    say(sentence())
    say("")
    say("Published: " date() ", " clock() " " pick(zones, 6))
    if (number(1, 2) == 1) say("Last Updated: " date() ", " clock() " " pick(zones, 6))
    say("")
    first = pick(heads, 6) " — "
    paragraphs = number(15, 30)
    for (p = 0; p < paragraphs; p++) {
      text = first sentence()
      first = ""
      sentences = number(1, 4)
      for (s = 0; s < sentences; s++) text = text " " sentence()
      say(text)
      say("")
    }
    say("Read more | Share | Comments (" number(0, 300) ")")
    say("© " number(2005, 2025) " Example Media Ltd. All rights reserved.")
    say("\f")
  }
}
