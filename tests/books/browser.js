/* What the checks in a browser share: Chromium, and how they report. */
'use strict'
const fs = require('node:fs')
const path = require('node:path')

const root = path.resolve(__dirname, '../..')
const modules = process.env.MODULES_DIR ?? path.join(root, 'node_modules')

let failed = 0
const check = (holds, what) => {
	console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}`)
	if (!holds) failed++
}
const finish = () => process.exit(failed ? 1 : 0)

const findBrowser = () => ['chromium', 'chromium-browser', 'google-chrome']
	.flatMap(name => (process.env.PATH ?? '').split(':').map(dir => path.join(dir, name)))
	.find(file => fs.existsSync(file))

/* A browser without a network of its own, its profile in `profile`. */
const launch = profile => require(path.join(modules, 'puppeteer-core')).launch({
	executablePath: findBrowser(), headless: true, userDataDir: profile,
	args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--force-color-profile=srgb'] })

module.exports = { check, finish, launch, modules, root }
