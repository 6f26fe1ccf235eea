import { withoutCurrency } from "./currency-words";
import type { CsvField } from "./mapping";

/** How banks name their columns, in lower case; the first field whose words fit takes the column. */
const WORDS: readonly (readonly [CsvField, RegExp])[] = [
  [
    "account",
    /^(auftragskonto|eigene iban|iban auftragskonto|own account|own iban|kontonummer|rekening|account ?(number|iban)?)$/,
  ],
  [
    "bookedOn",
    /^(buchungstag|buchungsdatum|buchung|booking ?date|booked( on)?|date|datum|posting date|transaction date|started date|data operacji|date d'op[ée]ration|fecha|completed date|data)$/,
  ],
  [
    "valueOn",
    /^(valuta(datum)?|wertstellung(stag|sdatum)?|value ?date|valued? on|rentedatum|date de valeur|data waluty|fecha valor|interest date)$/,
  ],
  [
    "debit",
    /^(soll|debit( amount)?|lastschrift|belastung(en)?|withdrawals?|paid out|money out|ausgaben|d[ée]bit|af)$/,
  ],
  ["credit", /^(haben|credit( amount)?|gutschrift(en)?|deposits?|paid in|money in|einnahmen|cr[ée]dit|bij)$/],
  ["direction", /^(soll\/haben|s\/h|af bij|debit\/credit|dr\/cr|cr\/dr|af\/bij|umsatzart s\/h)$/],
  ["amount", /^(betrag|umsatz|amount|bedrag|montant|importe|#?kwota|transaction amount)$/],
  [
    "currency",
    /^(w(ä|a|ae)hrung|kontow(ä|ae)hrung|currency|munt|devise|divisa|waluta|ccy|payment currency)$/,
  ],
  [
    "text",
    /^(verwendungszweck|buchungstext\/verwendungszweck|transaction description|avisierungstext|description|details|memo|payment reference|purpose|omschrijving(-1)?|mededelingen|libell[ée]|concepto|tytu[łl]|remittance( information)?|narrative|booking details|text|notifications)$/,
  ],
  [
    "name",
    /^(beg(ü|u|ue)nstigter\/zahlungspflichtiger|auftraggeber\/empf(ä|ae)nger|payer name|auftraggeber\/beg[üu]nstigter|zahlungspflichtige(\*?r)?|zahlungsbeteiligter|name( zahlungsbeteiligter)?|name des partners|payee|payer|counterparty( name)?|partner name|naam tegenpartij|naam \/ omschrijving|name \/ description|empf[äa]nger\/auftraggeber|auftraggeber|debtor name|nadawca)$/,
  ],
  [
    "otherAccount",
    /^(kontonummer\/iban|iban zahlungsbeteiligter|iban( \/ kontonummer)?|gegenkonto|counterparty (iban|account)|partner iban|tegenrekening( iban\/bban)?|counter account|payer iban|debtor iban|konto nadawcy|account number or iban)$/,
  ],
  ["endToEndId", /^(end-?to-?end(-referenz| id|-id| reference)?|kundenreferenz( \(end-to-end\))?|e2e)$/],
  [
    "reference",
    /^(bankreferenz|bank reference|transaction id|transaktions-?id|volgnr|id|referenz|entry reference|unique id|reference number)$/,
  ],
  ["balance", /^(saldo( nach buchung)?|balance|saldo na trn|running balance|kontostand)$/],
  ["status", /^(status|state|buchungsstatus|umsatzstatus|booking status|transaction status|info)$/],
];

/** What the column of this name holds; undefined for what no line needs. */
export function fieldOfColumn(name: string): CsvField | undefined {
  const plain = withoutCurrency(name.trim()).toLowerCase().replace(/\s+/g, " ");
  return WORDS.find(([, words]) => words.test(plain))?.[0];
}
