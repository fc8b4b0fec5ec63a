package api

import (
	"context"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/desk"
)

// proofUpload is a file with its name, the part "file" of a form.
type proofUpload struct {
	ID   string `path:"id" doc:"编号"`
	name string
	body []byte
}

// Resolve reads the form; huma calls it when everything else is bound.
func (u *proofUpload) Resolve(ctx huma.Context) []error {
	kind, params, err := mime.ParseMediaType(ctx.Header("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return []error{problemOf(errMedia)}
	}
	form := multipart.NewReader(io.LimitReader(ctx.BodyReader(), desk.MaxProofFile+maxEnvelope), params["boundary"])
	for {
		part, err := form.NextPart()
		if err != nil {
			return []error{problemOf(bodyFault(err))}
		}
		if part.FormName() != "file" {
			continue
		}
		u.name = part.FileName()
		if u.body, err = readAtMost(part, desk.MaxProofFile); err != nil {
			return []error{problemOf(err)}
		}
		return nil
	}
}

// proofFiles are upload and download of what an item or a share shows.
func (s *server) proofFiles() {
	for _, of := range []caseKind{items(), shares()} {
		s.uploadProof(of)
		s.proofFile(of)
	}
}

// uploadProof seals a file; an act then names it. Sent again it is the same file.
func (s *server) uploadProof(of caseKind) {
	may := []auth.Act{of.policy(assignment.CmdEvidence), of.policy(assignment.CmdCheck)}
	if of.kind == casefile.KindShare {
		may = []auth.Act{of.policy(assignment.CmdReport), of.policy(assignment.CmdEvidence)}
	}
	mount(s, route{id: "upload-" + string(of.kind) + "-file", method: http.MethodPost, path: of.path + "/files", tag: of.tag, summary: "上传佐证文件", may: may,
		status: http.StatusCreated},
		func(ctx context.Context, p auth.Person, in *proofUpload) (*bodyOut[ProofFileView], error) {
			f, err := s.desk.KeepFile(ctx, p, in.ID, in.name, in.body)
			return answer(proofFileView(f), err)
		})
	s.describeFile(of.path+"/files", "图片（PNG、JPG）、PDF、OFD、docx、xlsx 或纯文本，扩展名与内容一致，不超过 10 MiB")
}

// describeFile documents a form with one file: huma cannot see what Resolve reads.
func (s *server) describeFile(path, what string) {
	op := s.huma.OpenAPI().Paths[path].Post
	form := &huma.Schema{Type: huma.TypeObject, Required: []string{"file"}, Properties: map[string]*huma.Schema{"file": {Type: huma.TypeString, Format: "binary"}}}
	op.RequestBody = &huma.RequestBody{Required: true, Description: what,
		Content: map[string]*huma.MediaType{"multipart/form-data": {Schema: form}}}
	op.Responses[statusText(http.StatusRequestEntityTooLarge)].Description = "文件超过 10 MiB"
}

func (of caseKind) policy(act string) auth.Act { return auth.Act(string(of.kind) + "." + act) }

// proofFile sends a file that an item or a share shows; browsers never show it as a page of ours.
func (s *server) proofFile(of caseKind) {
	may := []auth.Act{auth.ReadLedger}
	if of.kind == casefile.KindShare {
		may = []auth.Act{auth.ReadShares}
	}
	mount(s, route{id: string(of.kind) + "-file", method: http.MethodGet, path: of.path + "/files/{file}", tag: of.tag, summary: "下载佐证文件", may: may,
		sends: "application/octet-stream"},
		func(ctx context.Context, p auth.Person, in *fileIn) (*fileOut, error) {
			f, err := s.desk.ProofFile(ctx, p, of.kind, in.ID, in.File)
			if err != nil {
				return nil, err
			}
			return &fileOut{f.Mime, "attachment; filename*=UTF-8''" + url.PathEscape(f.Name), f.Body}, nil
		})
}
