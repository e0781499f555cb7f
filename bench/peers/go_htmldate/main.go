// go_htmldate PAGES: go-htmldate's day and instant of publication, one JSON line a page, as pages.py reads them.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/markusmobius/go-htmldate"
)

type page struct{ Id, Path, Url string }

func main() {
	list, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	lines := bufio.NewScanner(list)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var p page
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			panic(err)
		}
		out := map[string]any{"id": p.Id, "day": nil, "utc": nil}
		if file, err := os.Open(p.Path); err == nil {
			found, err := htmldate.FromReader(file, htmldate.Options{UseOriginalDate: true, ExtractTime: true, URL: p.Url})
			if err == nil && !found.DateTime.IsZero() {
				out["day"] = found.Format("2006-01-02")
				if found.HasTime && found.HasTimezone {
					out["utc"] = found.DateTime.UTC().Format(time.RFC3339)
				}
			}
			file.Close()
		}
		text, _ := json.Marshal(out)
		fmt.Println(string(text))
	}
}
