/** Lets the browser save bytes as a file, where and how it is set to. */
export function saveFile(fileName: string, file: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([file as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has begun to read by then; without an end the bytes would stay until the tab is closed.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
