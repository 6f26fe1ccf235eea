import QRCode from "qrcode";
import type { BankDetails } from "./bank-details";

/** The EPC069-12 text that banking apps scan: version 2, one euro transfer with an unstructured reference. */
export function epcText(details: BankDetails): string {
  const { bic, beneficiary, iban, amount, reference } = details;
  const name = beneficiary.slice(0, 70);
  return ["BCD", "002", "1", "SCT", bic, name, iban, `EUR${amount}`, "", "", reference.slice(0, 140)].join(
    "\n",
  );
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
