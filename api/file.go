package api

import (
	"context"
	"net/http"

	"gongkai/auth"
)

type fileIn struct {
	ID   string `path:"id" doc:"申请的编号"`
	File string `path:"file" doc:"文件的编号"`
}

type fileOut struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

// file sends one paper of a case; browsers never show it as a page of ours.
func (s *server) file() {
	mount(s, route{id: "file", method: http.MethodGet, path: "/applications/{id}/files/{file}", tag: "依申请公开", summary: "下载一个文件",
		may: []auth.Act{auth.ReadApplications}, sends: "application/octet-stream"},
		func(ctx context.Context, p auth.Person, in *fileIn) (*fileOut, error) {
			mime, body, err := s.desk.File(ctx, p, in.ID, in.File)
			if err != nil {
				return nil, err
			}
			return &fileOut{mime, "attachment", body}, nil
		})
}
