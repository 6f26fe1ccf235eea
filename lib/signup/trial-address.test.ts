import { expect, it } from "vitest";
import { trialAddress } from "./trial-address";

it.each([
  ["N.o.ra+trial@Gmail.com", "nora@gmail.com"],
  ["nora@googlemail.com", "nora@gmail.com"],
  ["nora+2@outlook.com", "nora@outlook.com"],
  ["no.ra+2@outlook.com", "no.ra@outlook.com"],
  ["nora+2@outlook.de", "nora@outlook.de"],
  ["nora+2@hotmail.co.uk", "nora@hotmail.co.uk"],
  ["nora+2@live.fr", "nora@live.fr"],
  ["nora+2@outlook.example.com", "nora+2@outlook.example.com"],
  ["nora+x@ya.ru", "nora@yandex.com"],
  ["nora+x@pm.me", "nora@proton.me"],
  ["nora+x@own-domain.test", "nora+x@own-domain.test"],
  ["n.ora@own-domain.test", "n.ora@own-domain.test"],
])("%s is the mailbox %s", (address, mailbox) => {
  expect(trialAddress(address)).toBe(mailbox);
});
