package api

// routes is the index of the API: each line is one action in a file of its own.
func (s *server) routes() {
	s.openSession()
	s.closeSession()
	s.me()
	s.changePassword()

	s.workList()
	s.filters()
	s.allApplications()
	s.search()
	s.register()
	s.backfill()
	s.previewReceipt()
	s.application()
	s.applicationActs()
	s.reveal()
	s.file()
	s.uploadScan()
	s.signers()
	s.handlers()
	s.command()

	s.inbox()
	s.readInbox()

	s.previewNotice()
	s.importNotice()
	s.notices()
	s.noticeItems()
	s.names()
	s.mapName()
	s.openShares()
	s.saveGroup()
	s.nameInItem()
	s.item()
	s.itemActs()
	s.shares()
	s.share()
	s.shareActs()
	s.proofFiles()

	s.table3()
	s.table3Cases()
	s.table3File()

	s.operation()
	s.officeRoutes()
	s.accounts()
	s.deputies()
	s.organisation()
	s.demoState()
	s.loadDemo()
}

// applicationActs are the commands of an application, in the order of the work.
func (s *server) applicationActs() {
	s.assign()
	s.confirmReceipt()
	s.askCorrection()
	s.receiveCorrection()
	s.closeUncorrected()
	s.consult()
	s.recordOpinion()
	s.withdrawConsultation()
	s.draft()
	s.pass()
	s.countersign()
	s.sendBack()
	s.sign()
	s.deliver()
	s.archive()
	s.returnedMail()
	s.sendAgain()
	s.requestExtension()
	s.approveExtension()
	s.notifyExtension()
	s.askReasons()
	s.fixLaterDate()
	s.charge()
	s.recordPayment()
	s.closeUnpaid()
	s.recordService()
	s.orderRedo()
	s.complete()
	s.contact()
	s.note()
	s.withdraw()
	s.amend()
	s.void()
}

// itemActs are the commands of an item of the 任务台账.
func (s *server) itemActs() {
	s.evidenceItem()
	s.checkItem()
	s.askItem()
	s.closeItem()
	s.reopenItem()
	s.noteItem()
}

// shareActs are the commands of one unit's share.
func (s *server) shareActs() {
	s.evidenceShare()
	s.askShare()
	s.reportShare()
	s.acceptShare()
	s.returnShare()
	s.noteShare()
}
