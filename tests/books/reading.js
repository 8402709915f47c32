/*
 * What the checks in a reading system share: the handout, made together with
 * its PDF, and a page on a phone's screen that reads it.  The page (reader_*.html)
 * says when `window.isReady`, keeps `window.faults`, and its functions are called
 * by name.  SHOTS names a directory for the screenshots.
 */
'use strict'
const { execFileSync } = require('node:child_process')
const fs = require('node:fs')
const http = require('node:http')
const os = require('node:os')
const path = require('node:path')
const { check, finish, launch, modules, root } = require('./browser.js')

const types = { '.js': 'text/javascript', '.html': 'text/html' }
const width = 390, height = 780

/* The page, the files of these packages below their names, the book, and nothing else. */
const serve = (html, packages, epub) => new Promise(resolve => {
	const server = http.createServer((request, response) => {
		const name = decodeURIComponent(new URL(request.url, 'http://x').pathname)
		let file = null
		if (name === '/') file = path.join(__dirname, html)
		else if (name === '/measure.js') file = path.join(__dirname, 'measure.js')
		else if (name === '/book.epub') file = epub
		else if (packages.includes(name.split('/')[1]) && !name.includes('..')) file = path.join(modules, name)
		if (!file || !fs.existsSync(file)) return response.writeHead(404).end()
		response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' })
		fs.createReadStream(file).pipe(response)
	})
	server.listen(0, '127.0.0.1', () => resolve(server))
})

const shooter = (page, call) => async (name, scheme) => {
	const png = await page.screenshot({ encoding: 'base64' })
	if (process.env.SHOTS) fs.writeFileSync(path.join(process.env.SHOTS, `${name}.png`), png, 'base64')
	const shot = await call('measure', png), bytes = png.length * .75
	check(shot.width === width && shot.height === height && bytes > 5000 && shot.ink > .02 && shot.ink < .6,
		`${name}: ${Math.round(100 * shot.ink)} % of the screen is used`)
	check(scheme === 'dark' ? shot.luminance < .3 : shot.luminance > .6, `its luminance is ${shot.luminance.toFixed(2)}`)
}

/*
 * Opens the book in the page and runs `test` with what it needs: `call(name, ...)`
 * runs a function of the page, `shoot(name, scheme)` judges a screenshot by rules,
 * `setScheme` chooses between day and night.
 */
exports.read = async (html, packages, test) => {
	const work = fs.mkdtempSync(path.join(os.tmpdir(), 'reading-'))
	let epub = process.argv[2]
	if (!epub) {
		execFileSync(process.env.QUOIN ?? path.join(root, 'build/quoin'), ['build', '-q', '-o', work, path.join(root, 'content/handout')])
		epub = path.join(work, 'handout.epub')
	}
	const server = await serve(html, packages, epub)
	const browser = await launch(path.join(work, 'profile'))
	try {
		const page = await browser.newPage(), outside = []
		const call = (name, ...args) => page.evaluate((name, args) => window[name](...args), name, args)
		const setScheme = value => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
		await page.setViewport({ width, height })
		page.on('request', request => {
			if (/^https?:/.test(request.url()) && new URL(request.url()).port !== String(server.address().port))
				outside.push(request.url())
		})
		await page.goto(`http://127.0.0.1:${server.address().port}/`)
		await page.waitForFunction('window.isReady')
		await test({ call, setScheme, shoot: shooter(page, call) })
		const faults = await page.evaluate('faults')
		check(faults.length === 0, `the reading system has no complaint ${faults.join('; ')}`)
		check(outside.length === 0, `nothing is fetched from outside ${outside.join(' ')}`)
	} finally {
		await browser.close()
		server.close()
		fs.rmSync(work, { recursive: true, force: true })
	}
	finish()
}
