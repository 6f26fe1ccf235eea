import QRCode from "qrcode";
import type { BankDetails } from "./bank-details";

/** The QR code that banking apps scan. Undefined in other currencies: the standard knows the euro only. */
export function epcCode(details: BankDetails): QrPath | undefined {
  return details.currency === "EUR" ? qrPath(epcText(details)) : undefined;
}

/**
 * The text of EPC069-12, version 2: service tag, version, UTF-8, SEPA credit transfer, BIC, beneficiary, IBAN, amount,
 * purpose, which is empty, and the structured reference; or, where there is none, that empty too and the reference to quote.
 */
export function epcText(details: BankDetails): string {
  const [bic, iban] = [details.bic, details.iban].map((code) => code.replace(/\s/g, "").toUpperCase());
  const name = lineOf(details.beneficiary, 70);
  const reference = lineOf(details.reference, 140);
  const remittance = details.creditor_reference ? [details.creditor_reference] : ["", reference];
  return ["BCD", "002", "1", "SCT", bic, name, iban, `EUR${details.amount}`, "", ...remittance].join("\n");
}

/** The standard counts characters, and a line break would begin the next element. */
function lineOf(text: string, characters: number): string {
  return Array.from(text.replace(/\s+/g, " ").trim()).slice(0, characters).join("");
}

export interface QrPath {
  /** Modules on a side. */
  size: number;
  /** SVG path data of the dark modules, each one unit wide. */
  path: string;
}

/** The code as one SVG path: no image, so nothing for the page's policy to allow. EPC wants error correction M. */
export function qrPath(text: string): QrPath {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const cells = Array.from({ length: modules.size ** 2 }, (_, index) => index).filter(
    (index) => modules.data[index],
  );
  const path = cells
    .map((index) => `M${index % modules.size} ${Math.floor(index / modules.size)}h1v1h-1z`)
    .join("");
  return { size: modules.size, path };
}
