export type FileKind = "camt" | "mt940" | "ofx" | "csv";

interface Writer {
  head: string;
  line: (at: number) => string;
  foot: string;
}

const PART_LINES = 50;

/** A statement of any length, part by part. */
export function* writeStatement(kind: FileKind, lines: number): Generator<Uint8Array> {
  const { head, line, foot } = WRITERS[kind];
  yield Buffer.from(head);
  for (let from = 0; from < lines; from += PART_LINES) {
    const count = Math.min(PART_LINES, lines - from);
    yield Buffer.from(Array.from({ length: count }, (_, at) => line(from + at)).join(""));
  }
  yield Buffer.from(foot);
}

const amountOf = (at: number) => `${100 + (at % 900)}.00`;
const textOf = (at: number) => `INV-${at}-202601-0001 and some more words of the payer`;

const WRITERS: Record<FileKind, Writer> = {
  camt: {
    head: `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>\
<GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>\n`,
    line: (
      at,
    ) => `<Ntry><Amt Ccy="EUR">${amountOf(at)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
<BookgDt><Dt>2026-01-31</Dt></BookgDt><ValDt><Dt>2026-01-31</Dt></ValDt><AcctSvcrRef>R${at}</AcctSvcrRef>\
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls>\
<Refs><EndToEndId>E${at}</EndToEndId></Refs><Amt Ccy="EUR">${amountOf(at)}</Amt><RltdPties><Dbtr><Pty><Nm>Payer ${at}</Nm></Pty></Dbtr>\
<DbtrAcct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>${textOf(at)}</Ustrd></RmtInf>\
</TxDtls></NtryDtls></Ntry>\n`,
    foot: "</Stmt></BkToCstmrStmt></Document>",
  },
  mt940: {
    head: ":20:S\n:25:37040044/0532013000\n:28C:1\n:60F:C260130EUR1,00\n",
    line: (at) => `:61:2601310131CR${amountOf(at).replace(".", ",")}NTRFNONREF//B${at}\n\
:86:166?00GUTSCHRIFT?20SVWZ+${textOf(at)}?30ABNANL2A?31NL91ABNA0417164300?32Payer ${at}\n`,
    foot: ":62F:C260131EUR140,00\n-\n",
  },
  ofx: {
    head: "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>\n",
    line: (at) =>
      `<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260131<TRNAMT>${amountOf(at)}<FITID>F${at}<NAME>Payer ${at}<MEMO>${textOf(at)}</STMTTRN>\n`,
    foot: "</BANKTRANLIST></STMTRS></OFX>",
  },
  csv: {
    head: "Booking date;Amount;Description;Payer;IBAN\n",
    line: (at) => `2026-01-31;${amountOf(at)};${textOf(at)};Payer ${at};NL91ABNA0417164300\n`,
    foot: "",
  },
};
