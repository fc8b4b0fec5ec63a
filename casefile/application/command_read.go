package application

import "gongkai/casefile"

func (Register) CommandKind() string             { return CmdRegister }
func (Complete) CommandKind() string             { return CmdComplete }
func (Assign) CommandKind() string               { return CmdAssign }
func (Draft) CommandKind() string                { return CmdDraft }
func (Pass) CommandKind() string                 { return CmdPass }
func (Countersign) CommandKind() string          { return CmdCountersign }
func (Return) CommandKind() string               { return CmdReturn }
func (Sign) CommandKind() string                 { return CmdSign }
func (Deliver) CommandKind() string              { return CmdDeliver }
func (Archive) CommandKind() string              { return CmdArchive }
func (RequestExtension) CommandKind() string     { return CmdRequestExtension }
func (ApproveExtension) CommandKind() string     { return CmdApproveExtension }
func (NotifyExtension) CommandKind() string      { return CmdNotifyExtension }
func (Withdraw) CommandKind() string             { return CmdWithdraw }
func (Amend) CommandKind() string                { return CmdAmend }
func (Void) CommandKind() string                 { return CmdVoid }
func (Note) CommandKind() string                 { return CmdNote }
func (Recompute) CommandKind() string            { return CmdRecompute }
func (ConfirmReceipt) CommandKind() string       { return CmdConfirmReceipt }
func (RecordService) CommandKind() string        { return CmdRecordService }
func (AskCorrection) CommandKind() string        { return CmdAskCorrection }
func (ReceiveCorrection) CommandKind() string    { return CmdReceiveCorrection }
func (CloseUncorrected) CommandKind() string     { return CmdCloseUncorrected }
func (Consult) CommandKind() string              { return CmdConsult }
func (RecordOpinion) CommandKind() string        { return CmdRecordOpinion }
func (WithdrawConsultation) CommandKind() string { return CmdWithdrawConsultation }
func (AskReasons) CommandKind() string           { return CmdAskReasons }
func (FixLaterDate) CommandKind() string         { return CmdFixLaterDate }
func (Charge) CommandKind() string               { return CmdCharge }
func (RecordPayment) CommandKind() string        { return CmdRecordPayment }
func (CloseUnpaid) CommandKind() string          { return CmdCloseUnpaid }
func (OrderRedo) CommandKind() string            { return CmdOrderRedo }
func (Contact) CommandKind() string              { return CmdContact }
func (ReturnedMail) CommandKind() string         { return CmdReturnedMail }
func (SendAgain) CommandKind() string            { return CmdSendAgain }

type commandReader func(body []byte) (casefile.Command, error)

// commandReaders read the body of each kind of command.
func commandReaders() map[string]commandReader {
	return map[string]commandReader{
		CmdRegister:             casefile.ReadCommand[Register],
		CmdComplete:             casefile.ReadCommand[Complete],
		CmdAssign:               casefile.ReadCommand[Assign],
		CmdDraft:                casefile.ReadCommand[Draft],
		CmdPass:                 casefile.ReadCommand[Pass],
		CmdCountersign:          casefile.ReadCommand[Countersign],
		CmdReturn:               casefile.ReadCommand[Return],
		CmdSign:                 casefile.ReadCommand[Sign],
		CmdDeliver:              casefile.ReadCommand[Deliver],
		CmdArchive:              casefile.ReadCommand[Archive],
		CmdRequestExtension:     casefile.ReadCommand[RequestExtension],
		CmdApproveExtension:     casefile.ReadCommand[ApproveExtension],
		CmdNotifyExtension:      casefile.ReadCommand[NotifyExtension],
		CmdWithdraw:             casefile.ReadCommand[Withdraw],
		CmdAmend:                casefile.ReadCommand[Amend],
		CmdVoid:                 casefile.ReadCommand[Void],
		CmdNote:                 casefile.ReadCommand[Note],
		CmdRecompute:            casefile.ReadCommand[Recompute],
		CmdConfirmReceipt:       casefile.ReadCommand[ConfirmReceipt],
		CmdRecordService:        casefile.ReadCommand[RecordService],
		CmdAskCorrection:        casefile.ReadCommand[AskCorrection],
		CmdReceiveCorrection:    casefile.ReadCommand[ReceiveCorrection],
		CmdCloseUncorrected:     casefile.ReadCommand[CloseUncorrected],
		CmdConsult:              casefile.ReadCommand[Consult],
		CmdRecordOpinion:        casefile.ReadCommand[RecordOpinion],
		CmdWithdrawConsultation: casefile.ReadCommand[WithdrawConsultation],
		CmdAskReasons:           casefile.ReadCommand[AskReasons],
		CmdFixLaterDate:         casefile.ReadCommand[FixLaterDate],
		CmdCharge:               casefile.ReadCommand[Charge],
		CmdRecordPayment:        casefile.ReadCommand[RecordPayment],
		CmdCloseUnpaid:          casefile.ReadCommand[CloseUnpaid],
		CmdOrderRedo:            casefile.ReadCommand[OrderRedo],
		CmdContact:              casefile.ReadCommand[Contact],
		CmdReturnedMail:         casefile.ReadCommand[ReturnedMail],
		CmdSendAgain:            casefile.ReadCommand[SendAgain],
	}
}

func readCommand(kind string, version int, body []byte) (casefile.Command, error) {
	read, known := commandReaders()[kind]
	if !known || version != 1 {
		return nil, casefile.Unknown("command", kind, version)
	}
	return read(body)
}
