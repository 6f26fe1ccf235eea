import type { Metadata } from "next";
import { ApiReference } from "@/components/docs/api-reference";
import "swagger-ui-dist/swagger-ui.css";

export const metadata: Metadata = {
  alternates: { canonical: "/docs/api" },
  title: "API reference",
  description: "Every endpoint of the IGNY8 API: what it takes, what it answers, and what it refuses.",
};

export default function ApiReferencePage() {
  return <ApiReference source="/api/v1/openapi.json" />;
}
