import { parseCents } from "@/lib/bank-statements/statement/amount";
import { isoDay } from "@/lib/bank-statements/statement/day";
import type { Balance } from "@/lib/bank-statements/statement/statement";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";
import { elementAt, textAt, type XmlElement } from "./xml-element";

/** An amount with its sign and currency, as entries and balances state it. */
export interface SignedAmount {
  cents: number;
  currency: string;
}

/** `Amt` and `CdtDbtInd` of an element. Both are required of entries and balances. */
export function signedAmount(element: XmlElement): SignedAmount {
  const amount = elementAt(element, "Amt");
  const cents = parseCents(amount?.text ?? "", ".");
  if (!amount || cents === undefined)
    throw unreadable({
      line: amount?.line ?? element.line,
      expected: `an amount such as 12.34 in ${element.name}/Amt`,
      found: amount?.text ?? "",
    });
  if (!/^[A-Z]{3}$/.test(amount.currency))
    throw unreadable({ line: amount.line, expected: "a currency (Ccy) such as EUR", found: amount.currency });
  return { cents: cents * signOf(element), currency: amount.currency };
}

function signOf(element: XmlElement): 1 | -1 {
  const indicator = textAt(element, "CdtDbtInd");
  if (indicator === "CRDT") return 1;
  if (indicator === "DBIT") return -1;
  throw unreadable({
    line: element.line,
    expected: `CRDT or DBIT in ${element.name}/CdtDbtInd`,
    found: indicator,
  });
}

export function readBalance(balance: XmlElement): Balance & SignedAmount {
  const { cents, currency } = signedAmount(balance);
  return { cents: cents === 0 ? 0 : cents, currency, on: dayIn(balance, "Dt")! };
}

/** A day or a time under `Dt` or `DtTm`. Throws for one that doesn't exist; undefined where the element has none. */
export function dayIn(element: XmlElement, name: string): string | undefined {
  const text = textAt(element, `${name}/Dt`, `${name}/DtTm`);
  const day = isoDay(text);
  if (text !== "" && day === undefined)
    throw unreadable({
      line: elementAt(element, name)!.line,
      expected: "a day such as 2026-01-31",
      found: text,
    });
  return day;
}
