/* What a screen looks like, in numbers; a module for the reader_*.html. */

/* Relative luminance, as WCAG 2.2 defines it. */
export const luminance = ([r, g, b]) => {
	const [x, y, z] = [r, g, b].map(c => c <= 10 ? c / 3294 : ((c / 255 + .055) / 1.055) ** 2.4)
	return .2126 * x + .7152 * y + .0722 * z
}

/* A screenshot's mean luminance, and the part of it that isn't its ground. */
export const measure = async png => {
	const image = new Image()
	image.src = `data:image/png;base64,${png}`
	await image.decode()
	const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext('2d')
	context.drawImage(image, 0, 0)
	const { data } = context.getImageData(0, 0, image.width, image.height), count = new Map()
	let sum = 0
	for (let i = 0; i < data.length; i += 4) {
		const key = data[i] << 16 | data[i + 1] << 8 | data[i + 2]
		count.set(key, (count.get(key) ?? 0) + 1)
		sum += luminance(data.subarray(i, i + 3))
	}
	const pixels = data.length / 4
	return { width: image.width, height: image.height, luminance: sum / pixels, ink: 1 - Math.max(...count.values()) / pixels }
}
