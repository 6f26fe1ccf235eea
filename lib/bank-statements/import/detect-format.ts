import { unreadable } from "@/lib/bank-statements/statement/unreadable";

export type FileFormat = "camt" | "mt940" | "ofx" | "csv";

/** What a file is by its first characters: its name and its content type are only what somebody called it. */
export function detectFormat(head: string): FileFormat {
  const start = head.replace(/^\uFEFF?\s*/, "");
  if (/^OFXHEADER:|^<\?xml[^>]*\?>\s*<\?OFX|^<OFX>|^<\?OFX/i.test(start)) return "ofx";
  if (start.startsWith("<")) return xmlFormat(start);
  if (/^(?:\{1:|:20:|:940:|:942:)|^:\d\d[A-Z]?:/.test(start) || /(?:^|\n):20:/.test(start)) return "mt940";
  if (start === "") throw unreadable({ expected: "a statement", found: "" });
  return "csv";
}

function xmlFormat(start: string): FileFormat {
  if (/<!DOCTYPE|<!ENTITY/i.test(start)) throw unreadable({ expected: "XML without a document type" });
  if (/<OFX>/i.test(start)) return "ofx";
  if (/BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)|camt\.05[234]/.test(start)) return "camt";
  const root = /<(?:[\w-]+:)?([A-Za-z][\w.-]*)/.exec(start.replace(/<\?[^>]*\?>|<!--[\s\S]*?-->/g, ""))?.[1];
  throw unreadable({
    expected: "a CAMT.052, .053 or .054 message or OFX",
    found: root ? `<${root}>` : start,
  });
}
