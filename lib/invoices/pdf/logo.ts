/** The mark of app/icon.svg: drawn, so that it is sharp in print and the file stays small. */
const MARK =
  "M18.9 2.2c.1 3.6 3.1 4.7 3.1 8.6 0 1.6-.7 2.9-1.8 3.9 1.9 1.3 3.1 3.4 3.1 5.9a7.3 7.3 0 1 1-14.6 0c0-2.5 1.2-4.6 " +
  "3.1-5.9A5.4 5.4 0 0 1 10 10.8c0-4.6 7-4.3 8.9-8.6ZM16 8.6a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Zm0 8.7a3.3 3.3 0 1 0 0 " +
  "6.6 3.3 3.3 0 0 0 0-6.6Z";

export function drawLogo(page: PDFKit.PDFDocument, x: number, y: number, size: number): void {
  page
    .save()
    .translate(x, y)
    .scale(size / 32);
  page.roundedRect(0, 0, 32, 32, 8).fill("#b93c0b");
  page.path(MARK).fill("#ffffff", "even-odd");
  page.restore();
}
