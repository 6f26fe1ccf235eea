import type Stripe from "stripe";

type TaxIdType = Stripe.CustomerCreateTaxIdParams["type"];

/** Members of the European Union, whose numbers share one type. */
const EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");

/**
 * Stripe's type of what a business of the country gives as its tax id (docs.stripe.com/billing/customer/tax-ids). Several
 * countries have more than one type; then it is the one on invoices between businesses.
 */
const TYPES: Readonly<Record<string, TaxIdType>> = {
  ...Object.fromEntries(EU.map((country) => [country, "eu_vat" as const])),
  AE: "ae_trn",
  AR: "ar_cuit",
  AU: "au_abn",
  BR: "br_cnpj",
  CA: "ca_bn",
  CH: "ch_vat",
  CL: "cl_tin",
  CO: "co_nit",
  GB: "gb_vat",
  HK: "hk_br",
  IL: "il_vat",
  IN: "in_gst",
  IS: "is_vat",
  JP: "jp_cn",
  KR: "kr_brn",
  MX: "mx_rfc",
  NO: "no_vat",
  NZ: "nz_gst",
  PE: "pe_ruc",
  RS: "rs_pib",
  SA: "sa_vat",
  SG: "sg_gst",
  TH: "th_vat",
  TR: "tr_tin",
  TW: "tw_vat",
  UA: "ua_vat",
  US: "us_ein",
  ZA: "za_vat",
};

export function taxIdType(country: string | null): TaxIdType | undefined {
  return country === null ? undefined : TYPES[country];
}
