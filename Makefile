# quoin: `make pdf epub` makes the book, `make check` runs all tests.
# Both first install what the machine lacks (`make deps`).

BOOK ?= content/handout
OUT ?= out
EDITION ?=
SET ?=

.DEFAULT_GOAL := all
MAKEFLAGS += --jobs=$(shell nproc)
MODE ?= release
BUILD := $(if $(filter release,$(MODE)),build,build-$(MODE))
PROGRAM := $(BUILD)/quoin
LIBRARY := $(BUILD)/libquoin.a

include deps.mk
include grammars.mk

SOURCES := $(wildcard src/*.c src/*/*.c)
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
TESTS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings -Wvla -Wformat=2 -Werror
FLAGS_release := -O2 -g
FLAGS_clang := -O1
FLAGS_asan := -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer \
	-fno-sanitize-recover=undefined
# trees of many small nodes are walked faster where equals lie together; the
# sanitizers have their own
ALLOCATOR_release := -lmimalloc
ALLOCATOR_clang := -lmimalloc
CC_clang := clang
COMPILER := $(or $(CC_$(MODE)),$(CC))
# pkg-config is asked when the first file compiles: by then it is installed
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(MODULES)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $$(shell pkg-config --libs $(MODULES)))$(PKG_LIBS)
CFLAGS = -std=c17 -D_GNU_SOURCE $(WARNINGS) $(FLAGS_$(MODE)) -Isrc \
	$(PKG_CFLAGS)
LINK = $(COMPILER) $(FLAGS_$(MODE)) -o $@ $^ $(PKG_LIBS) $(PLAIN_LIBS) \
	$(ALLOCATOR_$(MODE))
Q := $(if $(V),,@)

.PHONY: all pdf epub validate check check-asan check-clang suite layers format bench \
	bless clean
all: $(PROGRAM) $(GRAMMARS)

# ---- the book: one run makes what is asked for, so both share the cover ----
WANTED := $(filter pdf epub,$(MAKECMDGOALS))
comma := ,
space := $(subst ,, )
STAMP := $(BUILD)/book-$(subst $(space),-,$(WANTED))
BOOK_FILES := $(shell find $(BOOK) -type f 2>/dev/null | sed 's/ /\\ /g')
STYLE_FILES := $(shell find styles fonts -type f)
CHOICE := $(BOOK) $(OUT) $(EDITION) $(SET)

ifneq ($(WANTED),)
$(WANTED): $(STAMP)
	@:
endif
$(STAMP): $(PROGRAM) $(GRAMMARS) $(BOOK_FILES) $(STYLE_FILES) $(BUILD)/choice
	@echo "  BOOK    $(BOOK)"
	$(Q)$(PROGRAM) build -f $(subst $(space),$(comma),$(WANTED)) \
	    -o $(OUT) $(EDITION:%=-e %) $(SET:%=-s %) $(BOOK)
	@touch $@

# ---- the book once more, with a report, and what validators say of it ------
REPORT := $(OUT)/report
validate: $(PROGRAM) $(GRAMMARS) $(CHECK_DEPS)
	@echo "  BOOK    $(BOOK)"
	$(Q)$(PROGRAM) build -o $(OUT) $(EDITION:%=-e %) $(SET:%=-s %) \
	    --report $(REPORT).json $(BOOK); made=$$?; \
	[ $$made -lt 2 ] || exit $$made; \
	tests/validate -o $(OUT)/validators.json $(REPORT).json; found=$$?; \
	$(PROGRAM) report $(REPORT).json --join $(OUT)/validators.json \
	    -o $(REPORT).html && echo "  REPORT  $(REPORT).html" && \
	[ $$found = 0 ] && exit $$made || exit $$found

# changes only where BOOK, OUT, EDITION or SET do
$(BUILD)/choice: FORCE
	@mkdir -p $(@D)
	@echo '$(CHOICE)' | cmp -s - $@ || echo '$(CHOICE)' > $@
FORCE:

# ---- the program -----------------------------------------------------------
$(PROGRAM): $(BUILD)/src/main.o $(LIBRARY)
	@echo "  LINK    $@"
	$(Q)$(LINK)

$(LIBRARY): $(filter-out $(BUILD)/src/main.o,$(OBJECTS))
	@rm -f $@
	$(Q)$(AR) rcsP $@ $^

$(BUILD)/%.o: %.c | $(DEPS)
	@mkdir -p $(@D)
	@echo "  CC      $<"
	$(Q)$(COMPILER) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/src/transform/transform.o: CFLAGS += -DQUOIN_STYLES='"$(CURDIR)/styles"'
$(BUILD)/src/tree/grammar.o: CFLAGS += -DQUOIN_GRAMMARS='"$(CURDIR)/build/grammars"'
$(BUILD)/src/layout/font.o: CFLAGS += -DQUOIN_FONTS='"$(CURDIR)/fonts"'

-include $(OBJECTS:.o=.d) $(wildcard $(BUILD)/tests/unit/*.d)

# ---- tests -----------------------------------------------------------------
.SECONDARY: $(TESTS:$(BUILD)/unit/%=$(BUILD)/tests/unit/%.o)
$(TESTS:$(BUILD)/unit/%=$(BUILD)/tests/unit/%.o): | $(CHECK_DEPS)
$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(LIBRARY) | $(CHECK_DEPS)
	@mkdir -p $(@D)
	@echo "  LINK    $@"
	$(Q)$(LINK) -lcmocka

check: layers all $(TESTS) $(CHECK_DEPS)
	$(Q)BUILD=$(BUILD) tests/run
check-asan: $(CHECK_DEPS)
	$(Q)$(MAKE) MODE=asan suite
check-clang: $(CHECK_DEPS)
	$(Q)$(MAKE) MODE=clang all
suite: all $(TESTS)
	$(Q)BUILD=$(BUILD) tests/run

layers:
	$(Q)tests/layers.sh

bench: $(PROGRAM)
	$(Q)tests/bench/bench.py $(CORPUS)

bless: $(PROGRAM)
	$(Q)BUILD=$(BUILD) tests/run --bless

format: $(CHECK_DEPS)
	clang-format -i $(shell git ls-files '*.c' '*.h')

clean:
	rm -rf build build-asan build-clang
