// Where a product's photos are.
export const photoAddress = (product: string, photo: string) => `/api/v1/products/${product}/photos/${photo}`;

/** The first photo of a product in a list, where it has one. */
export const photoOf = (product: { id: string; photo_id?: string | null }) =>
  product.photo_id ? photoAddress(product.id, product.photo_id) : null;
