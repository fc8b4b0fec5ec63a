package store_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gongkai/store"
)

var planNow = time.Date(2024, 3, 8, 2, 0, 0, 0, time.UTC)

// fill makes an office of some years: three agencies, of which one has most of the work.
func fill(t *testing.T, db *store.DB) {
	t.Helper()
	const many, few = 3000, 300
	agency := func(i int) string { return fmt.Sprintf("agency-%d", min(i%10, 2)) }
	date := func(i int) string { return fmt.Sprintf("2024-%02d-%02d", 1+i%12, 1+i%28) }
	at := func(i int) time.Time { return planNow.Add(-time.Duration(i%2000) * time.Hour) }
	stages := []string{"intake", "handling", "review", "archived", "archived", "archived", "archived"}
	insert := func(table, columns string, n int, row func(i int) []any) { insertMany(t, db, table, columns, n, row) }

	insert("applications", "case_id agency_id number year ordinal seq stage open channel applicant party_id request_id arrived_on received_on due_on sort_on provisional edition registrar registered_on handler since_on missing outcome replied_on closed_on waits counted_on counted_row doc_no",
		many, func(i int) []any {
			stage, open, closed := stages[i%7], 0, date(i+40)
			if i%7 < 3 {
				open, closed = 1, ""
			}
			return []any{fmt.Sprintf("case-%04d", i), agency(i), fmt.Sprintf("20%d-%04d", 22+i%3, i), 2022 + i%3, i, 5, stage, open, "post", "natural", "p", "r",
				date(i), date(i), date(i + 20), date(i + 20), 0, "2026-1", "clerk", date(i), fmt.Sprintf("handler-%d", i%9), date(i), 0, "", closed, closed, "", closed, "R3.1", fmt.Sprintf("文示〔%d〕%d号", 2022+i%3, i)}
		})
	insert("items", "case_id agency_id notice_id position no seq section topic measure text leads responsible deadlines warnings stage open due_on last_working period edition issued_on closed_on",
		few*4, func(i int) []any {
			return []any{fmt.Sprintf("case-%04d", i), agency(i), fmt.Sprintf("notice-%d", i/60), i % 60, fmt.Sprintf("no-%d", i), 1, "", "", "", "text", "[]", "[]", "[]", "[]", "running", i % 2, date(i), date(i), "", "2026-1", date(i), ""}
		})
	insert("shares", "case_id agency_id item_id unit_id role seq stage open due_on last_working opened_on reported_on accepted_on", many, func(i int) []any {
		return []any{fmt.Sprintf("case-%04d", i), agency(i), fmt.Sprintf("case-%04d", i/4), fmt.Sprintf("unit-%d", i%40), "lead", 1, "owed", i % 2, date(i), date(i), date(i), "", ""}
	})
	insert("notices", "id agency_id number title issued_on source items imported_at imported_by", few, func(i int) []any {
		return []any{fmt.Sprintf("notice-%d", i), agency(i), fmt.Sprintf("number-%d", i), "title", date(i), "source", 60, at(i), "steward"}
	})
	insert("unit_groups", "id agency_id item_id name created_at created_by", few, func(i int) []any {
		return []any{fmt.Sprintf("group-%04d", i), agency(i), "", fmt.Sprintf("name-%04d", i), at(i), "steward"}
	})
	insert("unit_group_members", "id group_id unit_id valid_from valid_to set_at set_by", many, func(i int) []any {
		return []any{fmt.Sprintf("member-%04d", i), fmt.Sprintf("group-%04d", i/10), fmt.Sprintf("unit-%d", i%40), "", "", at(i), "steward"}
	})
	insert("name_meanings", "id agency_id item_id name unit_id group_id valid_from set_at set_by", many, func(i int) []any {
		return []any{fmt.Sprintf("meaning-%04d", i), agency(i), "", fmt.Sprintf("name-%04d", i), "", "group-0003", "", at(i), "steward"}
	})
	insert("item_names", "item_id role name agency_id open", many, func(i int) []any {
		return []any{fmt.Sprintf("case-%04d", i), "lead", fmt.Sprintf("name-%d", i%40), agency(i), i % 2}
	})
	insert("notice_corrections", "id notice_id no field was became corrected_at corrected_by", few, func(i int) []any {
		return []any{fmt.Sprintf("correction-%d", i), fmt.Sprintf("notice-%d", i/10), fmt.Sprintf("no-%d", i%10), "lead", "", "", at(i), "steward"}
	})
	insert("cases", "id kind agency_id seq digest edition open wake_at next_look_at looks born_at", many, func(i int) []any {
		kind, wake, edition := []string{"application", "item", "share"}[i%3], any(nil), "2026-1"
		if i%5 == 0 {
			wake = planNow.Add(time.Duration(i-100) * time.Hour)
		}
		if i%50 == 0 {
			edition = "2025-1"
		}
		return []any{fmt.Sprintf("case-%04d", i), kind, agency(i), 5, "digest", edition, i % 2, wake, nil, 0, at(i)}
	})
	insert("events", "case_id seq command_id n type v on_date at actor body digest", many*2, func(i int) []any {
		return []any{fmt.Sprintf("case-%04d", i/5), 1 + i%5, fmt.Sprintf("command-%04d", i), 0, "noted", 1, date(i), at(i), "clerk", "{}", "digest"}
	})
	insert("commands", "id case_id case_kind kind v actor on_date accepted_at seen body body_mac status faults try_at answer decided_at", many*2, func(i int) []any {
		status := []string{"done", "done", "done", "done", "done", "refused", "stale", "waiting", "faulted", "done"}[i%10]
		if i%10 > 5 && i%200 > 10 { // these are rare
			status = "done"
		}
		return []any{fmt.Sprintf("command-%04d", i), fmt.Sprintf("case-%04d", i/5), "application", "note", 1, "clerk", date(i), at(i), -1, "sealed", "mac", status, 0, nil, "{}", at(i)}
	})
	insert("texts", "id case_id kind at body", many, func(i int) []any {
		return []any{fmt.Sprintf("text-%04d", i), fmt.Sprintf("case-%04d", i/3), "note", at(i), "sealed"}
	})
	insert("parties", "id case_id at name document phone address", many, func(i int) []any {
		return []any{fmt.Sprintf("party-%04d", i), fmt.Sprintf("case-%04d", i), at(i), "sealed", "sealed", "sealed", "sealed"}
	})
	fillWork(insert, date, at)
	analyze(t, db)
}

func fillWork(insert func(string, string, int, func(int) []any), date func(int) string, at func(int) time.Time) {
	const many, few = 3000, 300
	caseID := func(i int) string { return fmt.Sprintf("case-%04d", i) }
	insert("blind_index", "case_id field value", many, func(i int) []any {
		return []any{caseID(i / 3), []string{"name", "phone", "document"}[i%3], fmt.Sprintf("value-%d", i%400)}
	})
	insert("attachments", "id case_id kind mime at body", few*4, func(i int) []any {
		return []any{fmt.Sprintf("file-%04d", i), caseID(i / 2), "letter", "text/plain", at(i), "sealed"}
	})
	insert("inbox", "id account_id case_id case_kind kind due subject at read_at", many, func(i int) []any {
		read := any(at(i))
		if i%20 == 0 {
			read = nil
		}
		return []any{fmt.Sprintf("line-%04d", i), fmt.Sprintf("account-%d", i%12), caseID(i), "application", "due_5", date(i), "", at(i), read}
	})
	insert("drafts", "account_id page case_id body at expires_at", many, func(i int) []any {
		return []any{fmt.Sprintf("account-%d", i%40), fmt.Sprintf("/page-%04d", i), caseID(i), "sealed", at(i), at(i)}
	})
	insert("reminders", "case_id kind due state at", many, func(i int) []any {
		return []any{caseID(i / 3), []string{"due_5", "due_2", "due_0"}[i%3], date(i), "sent", at(i)}
	})
	insert("effects", "id case_id kind subject round status owner created_at started_at done_at try_at tries", few*4, func(i int) []any {
		status := "done"
		if i%100 == 0 {
			status = "waiting"
		}
		return []any{fmt.Sprintf("effect-%04d", i), caseID(i), "reply_letter", "", 1, status, "clerk", at(i), nil, nil, at(i), 1}
	})
	insert("moved_dates", "edition case_id before_on after_on at signed_by signed_at", many, func(i int) []any { return []any{"2026-1", caseID(i), date(i), date(i + 1), at(i), "", nil} })
	insert("reveals", "id case_id account_id field reason at", many, func(i int) []any {
		return []any{fmt.Sprintf("look-%04d", i), caseID(i), fmt.Sprintf("account-%d", i%40), "phone", "sealed", at(i)}
	})
	insert("office_settings", "agency_id version body set_at set_by", few, func(i int) []any {
		return []any{fmt.Sprintf("agency-%d", i/100), 1 + i%100, "{}", at(i), "admin"}
	})
	insert("counters", "name n", few, func(i int) []any { return []any{fmt.Sprintf("counter-%04d", i), i} })
	insert("operator_acts", "id account_id act subject case_id reason at", many, func(i int) []any {
		return []any{fmt.Sprintf("act-%04d", i), "account-1", "retry_effect", fmt.Sprintf("effect-%04d", i), caseID(i), "", at(i)}
	})
	insert("sessions", "token_hash account_id created_at seen_at expires_at revoked_at", many, func(i int) []any {
		return []any{fmt.Sprintf("hash-%04d", i), fmt.Sprintf("account-%d", i%300), at(i), at(i), at(i).Add(12 * time.Hour), nil}
	})
	insert("accounts", "id name display unit_id password must_change failed locked_until disabled_at created_at", few*3, func(i int) []any {
		return []any{fmt.Sprintf("account-%d", i), fmt.Sprintf("name-%04d", i), "display", fmt.Sprintf("unit-%d", i%60), "hash", 0, 0, nil, nil, at(i)}
	})
	insert("unit_names", "id unit_id name kind valid_from valid_to", few, func(i int) []any {
		return []any{fmt.Sprintf("unit-name-%d", i), fmt.Sprintf("unit-%d", i%60), fmt.Sprintf("name-%d", i), "full", date(i), ""}
	})
	insert("deputies", "id account_id deputy_id agency_id from_on to_on given_by given_at ended_at read_to", few*3, func(i int) []any {
		return []any{fmt.Sprintf("deputy-%04d", i), fmt.Sprintf("account-%d", i%40), fmt.Sprintf("account-%d", (i+1)%40), fmt.Sprintf("agency-%d", min(i%10, 2)), date(i), date(i), "admin", at(i), nil, nil}
	})
	insert("handovers", "id from_id to_id agency_id by_id reason at finished_at", few, func(i int) []any {
		return []any{fmt.Sprintf("handover-%04d", i), fmt.Sprintf("account-%d", i%40), "account-1", fmt.Sprintf("agency-%d", min(i%10, 2)), "admin", "", at(i), nil}
	})
	insert("handover_cases", "handover_id case_id status", many, func(i int) []any {
		return []any{fmt.Sprintf("handover-%04d", i%100), caseID(i), []string{"waiting", "done"}[i%2]}
	})
	insert("account_roles", "account_id role", few*3, func(i int) []any { return []any{fmt.Sprintf("account-%d", i), "handler"} })
}

func insertMany(t *testing.T, db *store.DB, table, columns string, n int, row func(i int) []any) {
	t.Helper()
	names := strings.Fields(columns)
	one := "(" + strings.TrimSuffix(strings.Repeat("?,", len(names)), ",") + ")"
	mustBeNil(t, db.Update(t.Context(), "fill "+table, func(tx *store.Tx) error {
		const batch = 200
		for from := 0; from < n; from += batch {
			var values []any
			rows := min(batch, n-from)
			for i := range rows {
				values = append(values, row(from+i)...)
			}
			statement := fmt.Sprintf("INSERT INTO %s (`%s`) VALUES %s", table, strings.Join(names, "`, `"), strings.TrimSuffix(strings.Repeat(one+",", rows), ","))
			if err := tx.Gorm().Exec(statement, values...).Error; err != nil {
				return err
			}
		}
		return nil
	}))
}

// analyze gives MySQL the statistics that it gathers by itself after a while; SQLite works without, as it does in service.
func analyze(t *testing.T, db *store.DB) {
	t.Helper()
	if db.Engine() == store.SQLite {
		return
	}
	mustBeNil(t, db.Update(t.Context(), "analyze", func(tx *store.Tx) error {
		for _, table := range strings.Fields("applications items shares notices cases events commands texts parties blind_index attachments inbox reminders effects reveals operator_acts moved_dates sessions accounts account_roles unit_names deputies handovers handover_cases") {
			var ignored []map[string]any
			if err := tx.Gorm().Raw("ANALYZE TABLE " + table).Scan(&ignored).Error; err != nil {
				return err
			}
		}
		return nil
	}))
}
