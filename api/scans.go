package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/desk"
)

// uploadScan seals the picture of a paper: a signed 呈批单, a 送达回证, the post's proof of delivery. An act then names it. Sent again it is
// the same file.
func (s *server) uploadScan() {
	of := applications()
	mount(s, route{id: "upload-scan", method: http.MethodPost, path: of.path + "/scans", tag: of.tag, summary: "上传扫描件", may: desk.ScanActs(),
		status: http.StatusCreated},
		func(ctx context.Context, p auth.Person, in *proofUpload) (*bodyOut[ProofFileView], error) {
			f, err := s.desk.KeepScan(ctx, p, in.ID, in.name, in.body)
			return answer(ProofFileView{f.ID, f.Name, f.Mime, f.Size}, err)
		})
	s.describeFile(of.path+"/scans", "PDF、JPG 或 PNG，扩展名与内容一致，不超过 10 MiB")
}

type signersIn struct {
	Kind string `query:"kind" required:"true" enum:"pass,countersign,sign,deliver" doc:"哪一项审批"`
}

// SignersView are the people whose signature on paper counts.
type SignersView struct {
	Signers []Named `json:"signers" nullable:"false"`
}

// signers are whose signature on a 呈批单 may be entered.
func (s *server) signers() {
	mount(s, route{id: "signers", method: http.MethodGet, path: "/signers", tag: "依申请公开", summary: "可以录入谁在呈批单上的签字", may: desk.ScanActs()},
		func(ctx context.Context, p auth.Person, in *signersIn) (*bodyOut[SignersView], error) {
			people, err := s.desk.Signers(ctx, p, in.Kind)
			v := SignersView{Signers: []Named{}}
			for _, c := range people {
				v.Signers = append(v.Signers, Named{c.ID, c.Display})
			}
			return answer(v, err)
		})
}
