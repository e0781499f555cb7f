# archives.awk: articles of news.awk, separated by form feeds, as pages of a site: markup around each paragraph, a head
# with scripts and styles, and lists of links around. A page is some 40 kB, of which a tenth is text.
#   awk -f bench/news.awk ... | awk -v directory=DIR -f bench/archives.awk     writes DIR/000001.warc, a record each
function page(   i, body, head, block, record, file) {
  number++
  head = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" title "</title>\n<style>" style "</style>\n<script>" script "</script></head><body>\n"
  body = head "<nav><ul>\n"
  for (i = 1; i <= 120; i++) body = body "<li class=\"menu-item menu-item-" (number * 7 + i) % 97 "\"><a href=\"/section/" (number + i * 31) % 1009 "/story-" number * 131 + i "\" data-track=\"nav:" i "\">" links[(number + i) % nlinks + 1] "</a></li>\n"
  body = body "</ul></nav>\n<article>\n" text "</article>\n<aside>\n"
  for (i = 1; i <= 60; i++) body = body "<div class=\"teaser teaser-" i "\"><a href=\"/story-" number * 17 + i "\"><img src=\"/i/" number * 13 + i ".jpg\" alt=\"\"><h3>" links[(number * 3 + i) % nlinks + 1] "</h3></a></div>\n"
  body = body "</aside>\n<script>" script "</script></body></html>\n"
  block = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nDate: Mon, 01 Dec 2025 10:00:00 GMT\r\n\r\n" body
  file = sprintf("%s/%06d.warc", directory, number)
  printf "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-12-01T10:00:00Z\r\nWARC-Target-URI: https://news.example/%d\r\nWARC-Record-ID: <urn:bench:%d>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", number, number, length(block), block >file
  close(file)
  text = title = ""
}
BEGIN {
  nlinks = split("Harbour works go on|Council meets again|The long road north|A quiet year for farms|Ferries and fares|What the river took|New rules for old houses|Letters to the editor|The orchestra on tour|Schools open later|A bridge too narrow|Markets at noon|The last lighthouse|Trains and timetables|Who pays for the dam", links, "|")
  for (i = 0; i < 60; i++) style = style ".box-" i "{margin:" i % 9 "px " i % 7 "px;padding:" i % 5 "px;color:#" sprintf("%06x", i * 9973) "}"
  for (i = 0; i < 60; i++) script = script "window.q=window.q||[];q.push({id:" i * 7919 % 10007 ",n:\"slot-" i "\",w:" 100 + i ",h:" 50 + i "});"
}
/\f/ { page(); next }
/^$/ { next }
{ if (title == "") title = $0; text = text "<p class=\"paragraph\">" $0 "</p>\n" }
