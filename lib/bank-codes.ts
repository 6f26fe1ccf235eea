import { isCountry } from "@/lib/countries";

/** Characters of an IBAN by country: SWIFT's IBAN registry, release 99. */
const IBAN_LENGTHS = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 " +
    "ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 " +
    "LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 " +
    "PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

/** "de89 3704 ..." as it is meant: without spaces, in capitals. */
export function plainCode(code: string): string {
  return code.replace(/\s/g, "").toUpperCase();
}

/** Why this is not an IBAN (ISO 13616); undefined where it is one. Expects `plainCode`. */
export function ibanFault(iban: string): string | undefined {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban))
    return "is not an IBAN. It starts with two letters and two digits, such as DE89 3704 0044 0532 0130 00.";
  const country = iban.slice(0, 2);
  const length = IBAN_LENGTHS.get(country);
  if (!length) return `is not an IBAN. There are no IBANs that start with ${country}.`;
  if (iban.length !== length)
    return `is not an IBAN. Those that start with ${country} have ${length} characters, this has ${iban.length}.`;
  const check = Number(iban.slice(2, 4));
  if (check < 2 || check > 98 || mod97(iban.slice(4) + iban.slice(0, 4)) !== 1)
    return "is not an IBAN. Its check digits don't fit, so one of its characters is wrong.";
  return undefined;
}

/** Why this does not have the form of a BIC (ISO 9362); undefined where it has. Expects `plainCode`. */
export function bicFault(bic: string): string | undefined {
  const [, country = ""] = /^[A-Z0-9]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.exec(bic) ?? [];
  if (isCountry(country)) return undefined;
  return "is not a BIC. It has 8 or 11 characters with a country's two letters after the fourth, such as COBADEFFXXX.";
}

/** The remainder by 97 of ISO 7064, where A is 10 and Z is 35. */
export function mod97(code: string): number {
  let rest = 0;
  for (const digit of code.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)))
    rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}
