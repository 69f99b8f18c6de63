import type { Page } from "@playwright/test";

/** A picture as somebody might upload it, with a script that no drawing of it may keep. */
export const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 60"><script>alert(1)</script><circle cx="30" cy="30" r="28" fill="#b5533c"/><rect x="70" y="20" width="160" height="20" fill="#3f8f6b"/></svg>';

/** Uploads a picture on a page that takes one. */
export async function upload(page: Page, name: string, words: string): Promise<void> {
  await page
    .getByLabel("Picture")
    .setInputFiles({ name, mimeType: "image/svg+xml", buffer: Buffer.from(words) });
  await page.getByRole("button", { name: "Upload" }).click();
}
