/** How banks say that a row is booked, and that it is announced, turned down or taken back. */
const BOOKED =
  /^(umsatz )?(gebucht|verbucht|booked|completed|posted|settled|cleared|executed|done|abgeschlossen|geboekt|uitgevoerd|zaksi[ęe]gowan\w*|comptabilis[ée]e?)$/i;
const NOT_BOOKED =
  /vorgemerkt|vormerkung|pending|reverted|declined|failed|cancel|rejected|authori[sz]ed|in progress|oczekuj|reserved|en attente/i;

/** Whether the bank says of a row that its money has moved. Only what is known to say so does. */
export function isBookedWord(word: string): boolean {
  return BOOKED.test(word.trim());
}

/** Whether a column of these values tells booked rows from others. */
export function tellsBooked(words: readonly string[]): boolean {
  return words.some((word) => isBookedWord(word) || NOT_BOOKED.test(word));
}
