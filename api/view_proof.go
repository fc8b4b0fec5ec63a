package api

import (
	"slices"

	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// ProofBody is what an act shows: links, files that were uploaded before, the day of publication.
type ProofBody struct {
	Links       []string        `json:"links,omitempty" nullable:"false" maxItems:"10" doc:"公开页面的网址，http 或 https"`
	Files       []ProofFileView `json:"files,omitempty" nullable:"false" maxItems:"10" doc:"先上传文件，再把得到的对象放在这里"`
	PublishedOn civil.Date      `json:"published_on,omitempty" format:"date" doc:"公开日期"`
}

func (b ProofBody) proof() assignment.Proof {
	p := assignment.Proof{PublishedOn: b.PublishedOn}
	for _, l := range b.Links {
		p.Links = append(p.Links, tidy(l))
	}
	for _, f := range b.Files {
		p.Files = append(p.Files, assignment.File{ID: f.ID, Name: tidy(f.Name), Mime: f.Mime, Size: f.Size})
	}
	return p
}

// ProofFileView is a sealed file of an item or a share.
type ProofFileView struct {
	ID   string `json:"id" maxLength:"36"`
	Name string `json:"name" maxLength:"200"`
	Mime string `json:"mime" maxLength:"120"`
	Size int    `json:"size" doc:"字节"`
}

// ProofView is what one line of the timeline shows.
type ProofView struct {
	Seq         int             `json:"seq" doc:"经过中的哪一步"`
	Links       []string        `json:"links" nullable:"false"`
	Files       []ProofFileView `json:"files" nullable:"false"`
	PublishedOn civil.Date      `json:"published_on,omitempty" format:"date" doc:"公开日期"`
}

func proofViews(all map[int]assignment.Proof) []ProofView {
	out := []ProofView{}
	for seq, p := range all {
		v := ProofView{Seq: seq, Links: list(p.Links), Files: []ProofFileView{}, PublishedOn: p.PublishedOn}
		for _, f := range p.Files {
			v.Files = append(v.Files, proofFileView(f))
		}
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b ProofView) int { return b.Seq - a.Seq })
	return out
}

func proofFileView(f assignment.File) ProofFileView {
	return ProofFileView{f.ID, f.Name, f.Mime, f.Size}
}
