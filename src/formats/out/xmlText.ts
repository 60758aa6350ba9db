/** A text in an attribute or between tags. Signs that XML forbids are quoted before (`plainOrQuoted`). */
export function xmlText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
