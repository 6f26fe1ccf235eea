/** "de89 3704..." -> "DE893704...": how an account is compared, in whatever way its bank writes it. */
export function plainAccount(account: string): string {
  return account.replace(/[\s.-]/g, "").toUpperCase();
}

/** Whether the text is an IBAN with the right check digits (ISO 13616). */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && remainder97(text.slice(4) + text.slice(0, 4)) === 1;
}

/** The rest of a division by 97, of digits and letters read as ISO 7064 does: A is 10, Z is 35. */
export function remainder97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
