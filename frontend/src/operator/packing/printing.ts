// Papers go to the printer of the station without a dialog in the way: a hidden frame loads the PDF and prints it.
// A browser started for printing (kiosk) asks nothing; any other shows its own dialog.
const KEPT = 60_000;

/** Print a paper of the API. */
export function print(address: string) {
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.hidden = true;
  frame.title = address;
  frame.onload = () => {
    try {
      frame.contentWindow?.print();
    } catch {
      window.open(address, '_blank', 'noopener');
    }
  };
  document.body.append(frame);
  window.setTimeout(() => frame.remove(), KEPT);
}

export const labelPaper = (parcel: string) => `/api/operator/v1/parcels/${encodeURIComponent(parcel)}/label.pdf`;
export const notePaper = (shipmentId: string) => `/api/operator/v1/shipments/${shipmentId}/delivery-note.pdf`;
