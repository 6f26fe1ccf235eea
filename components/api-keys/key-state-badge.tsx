import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import type { ApiKeyState } from "@/lib/api-keys/api-key";

const LOOKS: Record<ApiKeyState, { tone: BadgeTone; word: string }> = {
  active: { tone: "success", word: "Active" },
  rotating: { tone: "warning", word: "Replaced" },
  expired: { tone: "neutral", word: "Expired" },
  revoked: { tone: "neutral", word: "Revoked" },
};

export function KeyStateBadge({ state }: { state: ApiKeyState }) {
  const { tone, word } = LOOKS[state];
  return <Badge tone={tone}>{word}</Badge>;
}
