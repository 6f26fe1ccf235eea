"use client";

export { ShellError as default } from "@/components/shell/shell-error";
