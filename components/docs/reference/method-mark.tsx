import { Badge, type BadgeTone } from "@/components/ui/data/badge";

const TONES: Record<string, BadgeTone> = {
  GET: "neutral",
  POST: "success",
  PUT: "warning",
  PATCH: "warning",
  DELETE: "danger",
};

export function MethodMark({ method }: { method: string }) {
  return <Badge tone={TONES[method]}>{method}</Badge>;
}
