# Grammars for highlighting: tree-sitter's parsers and queries from the npm
# packages that package.json pins; a shared object and a query file for each
# language, loaded when a book has code in it.
#
#	$(call grammar,language,parser's folder,symbol,words,query files)
#
# The words go into the query file's first line and say how it is meant:
# whether of the patterns for a node the first or the last counts, and whether
# keys are worth a colour.  Parsers are tables, so optimising gains nothing.
GRAMMARS :=

define grammar
GRAMMARS += build/grammars/$1.so
build/grammars/$1.so: grammars.mk build/deps/npm | $(DEPS)
	@mkdir -p $$(@D)
	@echo "  GRAMMAR $1"
	$$(Q)echo "; tree_sitter_$3 $4" | \
	    cat - $(addprefix node_modules/,$5) > build/grammars/$1.scm
	$$(Q)$$(CC) -O1 -w -fPIC -shared -Inode_modules/$2/src -o $$@ \
	    $$$$(ls node_modules/$2/src/parser.c node_modules/$2/src/scanner.c 2>/dev/null)
endef

define simple
$(call grammar,$1,tree-sitter-$1,$1,$2,tree-sitter-$1/queries/highlights.scm)
endef

js := tree-sitter-javascript/queries/highlights.scm
ts := tree-sitter-typescript
more := @tree-sitter-grammars/tree-sitter

$(eval $(call simple,bash,last))
$(eval $(call simple,c,last))
$(eval $(call simple,css,last keys))
$(eval $(call simple,go,first))
$(eval $(call simple,html,last))
$(eval $(call simple,java,last))
$(eval $(call simple,json,first keys))
$(eval $(call simple,python,last))
$(eval $(call simple,ruby,last))
$(eval $(call simple,rust,first))
$(eval $(call grammar,javascript,tree-sitter-javascript,javascript,last,$(js) \
    tree-sitter-javascript/queries/highlights-jsx.scm))
$(eval $(call grammar,cpp,tree-sitter-cpp,cpp,last,\
    tree-sitter-c/queries/highlights.scm tree-sitter-cpp/queries/highlights.scm))
$(eval $(call grammar,csharp,tree-sitter-c-sharp,c_sharp,last,\
    tree-sitter-c-sharp/queries/highlights.scm))
$(eval $(call grammar,php,tree-sitter-php/php,php,last,tree-sitter-php/queries/highlights.scm))
$(eval $(call grammar,typescript,$(ts)/typescript,typescript,last,$(js) $(ts)/queries/highlights.scm))
$(eval $(call grammar,tsx,$(ts)/tsx,tsx,last,$(js) $(ts)/queries/highlights.scm))
$(eval $(call grammar,toml,$(more)-toml,toml,last,$(more)-toml/queries/highlights.scm))
$(eval $(call grammar,yaml,$(more)-yaml,yaml,last keys,$(more)-yaml/queries/highlights.scm))
$(eval $(call grammar,xml,$(more)-xml/xml,xml,last keys,$(more)-xml/queries/xml/highlights.scm))
