/** Who makes a change, as the audit log names them. */
export interface Author {
  /** user:<id>, api_key:<id>, job:<name>, webhook:<provider> or terminal */
  actor: string;
  requestId?: string;
}
