package api

import "net/http"

const statusCancelled = 499 // the client is gone; nobody reads the answer

// about is what a type of problem always says.
func (t problemType) about() (status int, title, detail string) {
	switch t {
	case typeNoSession:
		return http.StatusUnauthorized, "还没有登录", "请先登录（POST /api/v1/session）。登录后 4 小时没有操作，或者满 12 小时，需要重新登录。"
	case typeSignInFailed:
		return http.StatusUnauthorized, "账号或密码不对", "请核对后再试。连续输错，账号会锁定 10 分钟。"
	case typeLocked:
		return http.StatusForbidden, "账号已锁定", "密码连续输错，账号已锁定 10 分钟。请稍后再试，或请管理员重置密码。"
	case typeTooManyTries:
		return http.StatusTooManyRequests, "尝试次数过多", "请稍后再试。"
	case typeMustChange:
		return http.StatusForbidden, "请先修改密码", "一次性密码只能用来修改密码（POST /api/v1/me/password），修改之后才能办理其他事情。"
	case typeWeakPassword:
		return http.StatusUnprocessableEntity, "密码没有修改", "这个密码不能用，请换一个。"
	case typeDenied:
		return http.StatusForbidden, "您的角色不能办理这件事", "请交由有权限的人办理；如果确实需要由您办理，请联系管理员调整角色。"
	case typeCrossOrigin:
		return http.StatusForbidden, "没有接受这次提交", "它是从别的网站发出的。请从本系统的页面或程序发出。"
	case typeNotFound:
		return http.StatusNotFound, "没有找到", "地址或编号可能有误，或者内容不属于本机关。请核对后再试。"
	case typeNoMethod:
		return http.StatusMethodNotAllowed, "这个地址不支持这种方法", "请对照接口说明（/api/v1/openapi.json）核对请求方法。"
	case typeStale:
		return http.StatusConflict, "内容已有变化，没有执行", "读取之后又有新的办理，见 changes。请重新读取、核对，再用新的 Idempotency-Key 提交。"
	case typeRefused:
		return http.StatusUnprocessableEntity, "不能这样办理", "全部原因见 reasons。请逐项处理后，用新的 Idempotency-Key 再提交。"
	case typeReused:
		return http.StatusUnprocessableEntity, "这个 Idempotency-Key 已经用过", "同一个编号只能用来重复同一次提交。内容不同的，请换一个新生成的 UUID。"
	}
	return t.aboutRequest()
}

// aboutRequest: what cannot be read, and faults.
func (t problemType) aboutRequest() (status int, title, detail string) {
	switch t {
	case typeInvalid:
		return http.StatusUnprocessableEntity, "有内容无法识别", "见 fields，请逐项改正后再提交。"
	case typeMalformed:
		return http.StatusBadRequest, "请求内容无法读取", "请确认内容是一个完整的 JSON 对象（上传文件的，是一个完整的文件），采用 UTF-8 编码。"
	case typeTooLarge:
		return http.StatusRequestEntityTooLarge, "请求内容太大", "JSON 不能超过 1 MiB，文件不能超过 5 MiB。请缩短后再提交。"
	case typeMedia:
		return http.StatusUnsupportedMediaType, "不能读取这种格式", "请用 Content-Type: application/json；上传文件的，用 text/plain 或 multipart/form-data。"
	case typeSlow:
		return http.StatusRequestTimeout, "请求内容没有按时送达", "请检查网络后再试。"
	case typeHeaderMissing:
		return http.StatusPreconditionRequired, "缺少必需的请求头", "请补上后再提交。"
	case typeCancelled:
		return statusCancelled, "已取消", ""
	case typeFaulted:
		return http.StatusInternalServerError, "因系统故障没有办成", "管理员已收到通知。请不要再次提交，把编号告诉管理员。"
	case typeUnavailable:
		return http.StatusServiceUnavailable, "数据库暂时没有应答", "已经记录的内容没有丢失。请稍等片刻，用同一个 Idempotency-Key 再试。"
	}
	return http.StatusInternalServerError, "系统出错了", "请再试一次；如果还是这样，请把编号告诉管理员。"
}

// problemTypes are all types, for the description and the tests.
func problemTypes() []problemType {
	return []problemType{typeNoSession, typeSignInFailed, typeLocked, typeTooManyTries, typeMustChange, typeWeakPassword, typeDenied,
		typeCrossOrigin, typeNotFound, typeNoMethod, typeStale, typeRefused, typeReused, typeInvalid, typeMalformed, typeTooLarge, typeMedia,
		typeSlow, typeHeaderMissing, typeCancelled, typeFaulted, typeFault, typeUnavailable}
}
