package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/desk"
)

type table3FileIn struct {
	Period
	Agency string `query:"agency" maxLength:"64" doc:"机构代码；不填为本机关。政府办公室的年报编制人员可以编制本级政府的汇总表"`
	RollUp bool   `query:"roll_up" doc:"汇总它和它下面以自己名义答复申请的各机关"`
	Format string `query:"format" required:"true" enum:"json,xlsx,docx,html" doc:"文件格式；json 与 gongkai report check 读的相同"`
}

// table3File is table 3 as a file: JSON, a workbook, a document, or a page that prints.
func (s *server) table3File() {
	mount(s, route{id: "table3-file", method: http.MethodGet, path: "/reports/table3/file", tag: "年度报告", summary: "下载年度报告表三",
		may: []auth.Act{auth.ReadReport}, sends: "application/octet-stream"},
		func(ctx context.Context, p auth.Person, in *table3FileIn) (*fileOut, error) {
			from, to, err := in.days()
			if err != nil {
				return nil, err
			}
			kind := desk.TableKind(in.Format)
			_, body, err := s.desk.ReportFile(ctx, p, desk.Whose{Agency: in.Agency, RollUp: in.RollUp}, from, to, kind)
			if err != nil {
				return nil, err
			}
			return &fileOut{kind.Mime(), "attachment", body}, nil
		})
}
