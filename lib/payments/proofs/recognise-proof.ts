/** What a proof may be, by how its content begins and, of a PDF, ends. */
const KINDS = [
  {
    type: "application/pdf",
    extension: "pdf",
    fits: (text: string) => text.startsWith("%PDF-") && text.includes("%%EOF"),
  },
  {
    type: "image/png",
    extension: "png",
    fits: (text: string) => text.startsWith("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
  },
  { type: "image/jpeg", extension: "jpg", fits: (text: string) => /^\xff\xd8\xff[\xc0-\xfe]/.test(text) },
] as const;

export type ProofType = (typeof KINDS)[number]["type"];

export const PROOF_TYPES = KINDS.map(({ type }) => type) as [ProofType, ...ProofType[]];

export const MAX_PROOF_BYTES = 2 * 1024 * 1024;

/** By its content, whatever its sender calls it. Undefined: neither PDF, PNG nor JPEG. Pure. */
export function recogniseProof(content: Buffer): ProofType | undefined {
  const text = content.toString("latin1");
  return KINDS.find(({ fits }) => fits(text))?.type;
}

export function proofExtension(type: string): string {
  return KINDS.find((kind) => kind.type === type)?.extension ?? "bin";
}
