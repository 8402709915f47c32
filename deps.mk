# What the machine must have, and how it gets it.
#
# PACKAGES are what building and running needs, CHECK_PACKAGES what the tests
# need besides.  As root, or with sudo, on a system with apt they are
# installed where they are missing; elsewhere what is missing is named.

MODULES := glib-2.0 gio-2.0 libxml-2.0 libxslt libexslt libcmark-gfm yaml-0.1 \
	pangocairo pangoft2 harfbuzz harfbuzz-subset fontconfig fribidi \
	cairo librsvg-2.0 gdk-pixbuf-2.0 libpng libzip zlib libdeflate \
	tree-sitter icu-i18n
PLAIN_LIBS := -lcmark-gfm-extensions -lcmark-gfm -lhyphen -lm

PACKAGES := gcc libc6-dev pkg-config nodejs npm \
	libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev \
	libxml2-dev libxslt1-dev libpango1.0-dev libcairo2-dev librsvg2-dev \
	libgdk-pixbuf-2.0-dev libpng-dev libzip-dev zlib1g-dev libdeflate-dev \
	libhyphen-dev libtree-sitter-dev libicu-dev libmimalloc-dev \
	hyphen-en-us hyphen-en-gb hyphen-de hyphen-fr hyphen-es fonts-texgyre
CHECK_PACKAGES := clang clang-format libclang-rt-14-dev libcmocka-dev \
	cmark-gfm libxml2-utils docbook5-xml poppler-utils qpdf python3 \
	default-jre-headless chromium unzip fontconfig

# stamps: made anew when a list here changes
DEPS := build/deps/packages build/deps/npm
CHECK_DEPS := build/deps/check-packages build/deps/npm

.PHONY: deps
deps: $(DEPS)

build/deps/packages: deps.mk
	@tests/deps.sh "$(MODULES)" $(PACKAGES)
	@mkdir -p $(@D) && touch $@

build/deps/check-packages: deps.mk | build/deps/packages
	@tests/deps.sh "" $(CHECK_PACKAGES)
	@mkdir -p $(@D) && touch $@

build/deps/npm: package.json package-lock.json | build/deps/packages
	@echo "  NPM     ci"
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@mkdir -p $(@D) && touch $@
