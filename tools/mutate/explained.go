package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// explanation says why a mutant may survive. It begins with a line
//
//	statute/calendar/span.go Calendar.AddWorkingExcluding compare `s.Through <= from`
//
// of file, function ("-": outside any), operator and source text (white space does not matter), and goes on with indented
// lines: the reason, which may serve several lines above it. Where the same text stands several times in the function, "#2" after it names the second; without a
// number all are meant.
type explanation struct {
	key
	ordinal int // 0: any
	reason  string
	line    int
}

func readExplanations(path string) ([]explanation, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	all, err := parseExplanations(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s:%w", path, err)
	}
	return all, nil
}

func parseExplanations(text string) ([]explanation, error) {
	var all []explanation
	number, begun := 0, 0 // begun: where the heads begin that wait for the reason
	for line := range strings.Lines(text) {
		number++
		words := strings.TrimSpace(line)
		switch {
		case words == "" || strings.HasPrefix(line, "#"):
		case line[0] == ' ' || line[0] == '\t':
			if len(all) == 0 {
				return nil, fmt.Errorf("%d: a reason before any mutant", number)
			}
			group := all[begun:]
			for i := range group {
				group[i].reason = strings.TrimSpace(group[i].reason + " " + words)
			}
		default:
			e, err := parseHead(words)
			if err != nil {
				return nil, fmt.Errorf("%d: %w", number, err)
			}
			if len(all) > 0 && all[len(all)-1].reason != "" {
				begun = len(all)
			}
			e.line = number
			all = append(all, e)
		}
	}
	for _, e := range all {
		if e.reason == "" {
			return nil, fmt.Errorf("%d: no reason", e.line)
		}
	}
	return all, nil
}

func parseHead(line string) (explanation, error) {
	first, last := strings.Index(line, "`"), strings.LastIndex(line, "`")
	if first == last {
		return explanation{}, fmt.Errorf("the source text stands between backquotes: %s", line)
	}
	names := strings.Fields(line[:first])
	if len(names) != 3 {
		return explanation{}, fmt.Errorf("want file, function and operator before the source text: %s", line)
	}
	e := explanation{key: key{names[0], names[1], names[2], fold(line[first+1 : last])}}
	if rest := strings.TrimSpace(line[last+1:]); rest != "" {
		n, err := strconv.Atoi(strings.TrimPrefix(rest, "#"))
		if err != nil || n < 1 || rest[0] != '#' {
			return explanation{}, fmt.Errorf("want #1, #2 … after the source text, not %q", rest)
		}
		e.ordinal = n
	}
	return e, nil
}

func (e explanation) fits(m mutant) bool {
	return e.key == m.key && (e.ordinal == 0 || e.ordinal == m.ordinal)
}

// head is the line that would explain a mutant.
func head(m mutant) string {
	return fmt.Sprintf("%s %s %s `%s` #%d", m.file, m.function, m.operator, m.original, m.ordinal)
}
