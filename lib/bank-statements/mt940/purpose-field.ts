import { isIban, plainAccount } from "@/lib/bank-statements/statement/account-number";

export interface Purpose {
  text: string;
  name: string;
  account: string;
  endToEndId: string;
}

/**
 * Field 86, which SWIFT leaves to the banks. Three dialects say who paid: German subfields (`?20`, with other marks for
 * the question mark in Poland and Austria), SEPA words inside of them (`SVWZ+`), and Dutch words between slashes
 * (`/REMI/`). Anything else is text.
 */
export function readPurpose(lines: readonly string[]): Purpose {
  const joined = lines.join("");
  const mark = /^\d{3}([?<~^@|])\d{2}/.exec(joined)?.[1];
  if (mark) return fromSubfields(joined, mark);
  const text = lines
    .map((line) => line.trim())
    .join(" ")
    .trim();
  return /^\/[A-Z]{2,6}\//.test(text) ? fromSlashes(joined) : { text, name: "", account: "", endToEndId: "" };
}

function fromSubfields(joined: string, mark: string): Purpose {
  const parts = joined.split(mark).slice(1);
  const subfields = parts.map((part) => ({ code: Number(part.slice(0, 2)), text: part.slice(2) }));
  const join = (from: number, to: number) =>
    subfields
      .filter(({ code }) => code >= from && code <= to)
      .map(({ text }) => text)
      .join("");
  const purpose = join(20, 29) + join(60, 63);
  const words = sepaWords(purpose);
  const account = plainAccount(join(31, 31) || join(38, 38));
  return {
    text: (words.get("SVWZ") ?? purpose).trim() || join(0, 0).trim(),
    name: join(32, 33).trim(),
    account: isIban(account) ? account : (words.get("IBAN") ?? account),
    endToEndId: meant(words.get("EREF") ?? ""),
  };
}

/** "EREF+123SVWZ+Invoice" -> EREF: 123, SVWZ: Invoice. What stands before the first word is text. */
function sepaWords(purpose: string): Map<string, string> {
  const parts = purpose.split(/(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC)\+/);
  const words = new Map<string, string>();
  for (let index = 1; index < parts.length; index += 2) words.set(parts[index]!, parts[index + 1]!.trim());
  if (parts.length > 1 && !words.has("SVWZ") && parts[0]) words.set("SVWZ", parts[0]);
  return words;
}

function fromSlashes(joined: string): Purpose {
  const parts = joined.split(
    /\/(TRTP|EREF|REMI|NAME|IBAN|BIC|ORDP|BENM|MARF|CSID|CNTP|RTRN|ISDT|TRCD|PURP)\//,
  );
  const words = new Map<string, string>();
  for (let index = 1; index < parts.length; index += 2)
    words.set(parts[index]!, parts[index + 1]!.replace(/^\/+|\/+$/g, "").trim());
  const party = (words.get("CNTP") ?? "").split("/");
  const remittance = (words.get("REMI") ?? joined).replace(/^(?:USTD|STRD\/CUR)\/*/, "").trim();
  return {
    text: remittance,
    name: words.get("NAME") ?? party[2] ?? "",
    account: plainAccount(words.get("IBAN") ?? party[0] ?? ""),
    endToEndId: meant(words.get("EREF") ?? ""),
  };
}

function meant(reference: string): string {
  return /^(NOTPROVIDED|NONREF)$/i.test(reference) ? "" : reference;
}
