/** Statements of an invented bank, as CAMT in the version that is asked for. */

export interface CamtLine {
  amount: string;
  currency?: string;
  on?: string;
  side?: "CRDT" | "DBIT";
  text?: string;
  reference?: string;
  endToEndId?: string;
  creditorReference?: string;
  name?: string;
  iban?: string;
  isReversal?: boolean;
  status?: string;
}

export interface CamtStatement {
  message?: "052" | "053" | "054";
  version?: number;
  account?: string;
  currency?: string;
  number?: string;
  opening?: string;
  closing?: string;
  lines: CamtLine[];
}

export const OWN_IBAN = "DE89370400440532013000";
const ROOTS = {
  "052": ["BkToCstmrAcctRpt", "Rpt"],
  "053": ["BkToCstmrStmt", "Stmt"],
  "054": ["BkToCstmrDbtCdtNtfctn", "Ntfctn"],
} as const;

export function camtFile(...statements: CamtStatement[]): string {
  const { message = "053", version = 8 } = statements[0]!;
  const [root] = ROOTS[message];
  const space = `urn:iso:std:iso:20022:tech:xsd:camt.${message}.001.${String(version).padStart(2, "0")}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="${space}">
<${root}>
<GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-02-01T06:00:00+01:00</CreDtTm></GrpHdr>
${statements.map(statementOf).join("\n")}
</${root}>
</Document>
`;
}

function statementOf(statement: CamtStatement): string {
  const { message = "053", account = OWN_IBAN, currency = "USD", number = "1" } = statement;
  const [, name] = ROOTS[message];
  return `<${name}>
<Id>S-${number}</Id>
${number ? `<ElctrncSeqNb>${number}</ElctrncSeqNb>` : ""}
<Acct><Id><IBAN>${account}</IBAN></Id><Ccy>${currency}</Ccy></Acct>
${balance("OPBD", statement.opening, currency)}${balance("CLBD", statement.closing, currency)}
${statement.lines.map((line) => entryOf(line, statement)).join("\n")}
</${name}>`;
}

function balance(code: string, amount: string | undefined, currency: string): string {
  if (!amount) return "";
  const side = amount.startsWith("-") ? "DBIT" : "CRDT";
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount.replace("-", "")}</Amt>\
<CdtDbtInd>${side}</CdtDbtInd><Dt><Dt>2026-01-31</Dt></Dt></Bal>\n`;
}

function entryOf(line: CamtLine, { version = 8, currency = "USD" }: CamtStatement): string {
  const { on = "2026-01-31", side = "CRDT", status = "BOOK" } = line;
  return `<Ntry>
<Amt Ccy="${line.currency ?? currency}">${line.amount}</Amt><CdtDbtInd>${side}</CdtDbtInd>
${line.isReversal ? "<RvslInd>true</RvslInd>" : ""}
<Sts>${version >= 4 && version !== 4 ? `<Cd>${status}</Cd>` : status}</Sts>
<BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt>
${line.reference ? `<AcctSvcrRef>${line.reference}</AcctSvcrRef>` : ""}
<NtryDtls><TxDtls>
<Refs><EndToEndId>${line.endToEndId ?? "NOTPROVIDED"}</EndToEndId></Refs>
${partyOf(line, side, version)}
<RmtInf>${remittance(line)}</RmtInf>
</TxDtls></NtryDtls>
</Ntry>`;
}

function partyOf({ name, iban }: CamtLine, side: string, version: number): string {
  const role = side === "CRDT" ? "Dbtr" : "Cdtr";
  const party = name && (version >= 8 ? `<Pty><Nm>${name}</Nm></Pty>` : `<Nm>${name}</Nm>`);
  return `<RltdPties>${party ? `<${role}>${party}</${role}>` : ""}\
${iban ? `<${role}Acct><Id><IBAN>${iban}</IBAN></Id></${role}Acct>` : ""}</RltdPties>`;
}

function remittance({ text, creditorReference }: CamtLine): string {
  const structured = creditorReference
    ? `<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${creditorReference}</Ref></CdtrRefInf></Strd>`
    : "";
  return `${text ? `<Ustrd>${text}</Ustrd>` : ""}${structured}`;
}
