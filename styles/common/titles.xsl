<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a division or formal object is called: in its heading or caption, in
  contents and running heads, and where the text refers to it.

    q:kind(node)        "chapter", "section" (sect1-5 too), "exercise" (a question
                        of a set with role exercises), else the local name; a key
                        of labels/*.xml where words exist
    q:title(node)       its title element, one of the transform's own functions
    q:number(node)      the number as stamped, "" if it has none
    q:label(node)       "Chapter 3", "Figure 3.1", "Section 3.2"; "" if unnumbered
    q:label(node, here)  the same in the language at `here`; in a reference there, as
                        its sentence wants it
    q:title-text(node)  title as plain text, without notes and index entries; a
                        made division (contents, index …) has the language's word
    q:short-title-text(node)  the same of titleabbrev, where there is one

    q:is-near(target, here)  whether a figure or the like is in the section of
                        `here`: a reference needn't say on which page

    apply-templates mode="title-inline" select="the division"
                        title as inline content for a second place (contents,
                        running head, reference): the output's own default
                        templates render it, but ids, notes, anchors, index
                        entries and links are left out; mode
                        "short-title-inline" prefers titleabbrev

    call-template name="xref-text"    what a reference to $target says
      target            the element
      style             number, title, label, page or full; or made of %l label,
                        %n number, %t title, %q title in quotation marks, %p
                        page, and any other characters;
                        default by what the target has
    q:xref-style(here, target, style)   such a word as that pattern
  An output that knows pages overrides mode "xref-page" (default: nothing).

  Numbers are @q:number, stamped on the tree before any stylesheet runs.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:exsl="http://exslt.org/common"
    xmlns:func="http://exslt.org/functions"
    xmlns:str="http://exslt.org/strings"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func exsl"
    exclude-result-prefixes="db str">

  <func:function name="q:kind">
    <xsl:param name="node"/>
    <xsl:variable name="name" select="local-name($node)"/>
    <xsl:choose>
      <xsl:when test="starts-with($name, 'sect') or $name = 'simplesect' or
          ($name = 'bridgehead')">
        <func:result select="'section'"/>
      </xsl:when>
      <xsl:when test="$name = 'qandaentry' or $name = 'question'">
        <xsl:choose>
          <xsl:when test="contains(concat(' ', $node/ancestor::db:qandaset[1]/@role, ' '), ' exercises ')">
            <func:result select="'exercise'"/>
          </xsl:when>
          <xsl:otherwise><func:result select="'question'"/></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise><func:result select="$name"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <func:function name="q:number">
    <xsl:param name="node"/>
    <xsl:choose>
      <xsl:when test="$node/@q:number">
        <func:result select="string($node/@q:number)"/>
      </xsl:when>
      <!-- a question's number stands on its entry or on itself -->
      <xsl:when test="$node/self::db:qandaentry">
        <func:result select="string($node/db:question/@q:number)"/>
      </xsl:when>
      <xsl:when test="$node/self::db:question">
        <func:result select="string($node/../@q:number)"/>
      </xsl:when>
      <xsl:otherwise><func:result select="''"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <!-- The word for a kind.  A reference within a sentence has a small letter, where
       the language wants one: not at the start of a paragraph or after a full stop. -->
  <func:function name="q:kind-word">
    <xsl:param name="here"/>
    <xsl:param name="kind"/>
    <xsl:variable name="word" select="q:word($here, $kind)"/>
    <xsl:variable name="before" select="normalize-space($here/preceding-sibling::node()
        [not(self::db:indexterm or self::db:anchor)][1][self::text()])"/>
    <xsl:variable name="last" select="substring($before, string-length($before))"/>
    <xsl:choose>
      <xsl:when test="$here[self::db:xref or self::db:link] and q:word($here, 'references') = 'small' and
          $here/preceding-sibling::node() and not($last != '' and contains('.!?…', $last))">
        <func:result select="concat(translate(substring($word, 1, 1),
            'ABCDEFGHIJKLMNOPQRSTUVWXYZÉÀÈÂÊÎÔŚŻŹĆŁАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ',
            'abcdefghijklmnopqrstuvwxyzéàèâêîôśżźćłабвгдежзиклмнопрстуфхцчшщэюя'), substring($word, 2))"/>
      </xsl:when>
      <xsl:otherwise><func:result select="$word"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <func:function name="q:label">
    <xsl:param name="node"/>
    <xsl:param name="here" select="$node"/>
    <xsl:variable name="number" select="q:number($node)"/>
    <xsl:choose>
      <xsl:when test="$number = ''"><func:result select="''"/></xsl:when>
      <!-- an example in a list: its number is its name -->
      <xsl:when test="$node/self::db:listitem">
        <func:result select="concat('(', $number, ')')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="kind" select="q:kind($node)"/>
        <xsl:variable name="own" select="q:word($here, concat($kind, '.numbered'))"/>
        <xsl:variable name="form" select="concat($own, substring(q:word($here, 'numbered'),
            1, 99 * ($own = '')))"/>
        <func:result select="concat(str:replace(substring-before($form, '%n'),
            '%w', q:kind-word($here, $kind)), $number,
            substring-after($form, '%n'))"/>
      </xsl:otherwise>
    </xsl:choose>
  </func:function>

  <func:function name="q:title-text">
    <xsl:param name="node"/>
    <xsl:variable name="title" select="q:title($node)"/>
    <xsl:choose>
      <xsl:when test="$node/self::db:refentry">
        <xsl:variable name="volume" select="$node/db:refmeta/db:manvolnum"/>
        <func:result select="concat(normalize-space(($title | $node/db:refmeta/db:refentrytitle |
            $node/db:refnamediv/db:refname[not($node/db:refmeta)])[1]),
            substring(concat('(', normalize-space($volume), ')'), 1, 99 * boolean($volume)))"/>
      </xsl:when>
      <xsl:when test="not($title)">
        <func:result select="q:word($node, q:kind($node))"/>
      </xsl:when>
      <xsl:when test="not($title/*)">
        <func:result select="normalize-space($title)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="text">
          <xsl:apply-templates select="$title/node()" mode="plain"/>
        </xsl:variable>
        <func:result select="normalize-space($text)"/>
      </xsl:otherwise>
    </xsl:choose>
  </func:function>

  <!-- As contents and outlines have it: the abbreviation, if there is one -->
  <func:function name="q:short-title-text">
    <xsl:param name="node"/>
    <xsl:variable name="short" select="$node/db:titleabbrev | $node/db:info/db:titleabbrev"/>
    <xsl:variable name="text">
      <xsl:if test="$short"><xsl:apply-templates select="$short[1]/node()" mode="plain"/></xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$short and normalize-space($text) != ''">
        <func:result select="normalize-space($text)"/>
      </xsl:when>
      <xsl:otherwise><func:result select="q:title-text($node)"/></xsl:otherwise>
    </xsl:choose>
  </func:function>
  <xsl:template match="*" mode="short-title-inline">
    <xsl:variable name="short" select="db:titleabbrev | db:info/db:titleabbrev"/>
    <xsl:choose>
      <xsl:when test="$short"><xsl:apply-templates select="$short[1]/node()"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="title-inline"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Plain text: of a title, of a term -->
  <xsl:template match="*" mode="plain">
    <xsl:apply-templates mode="plain"/>
  </xsl:template>
  <xsl:template match="text()" mode="plain"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="db:indexterm | db:footnote | db:footnoteref | db:anchor |
      db:remark | db:alt" mode="plain"/>
  <xsl:template match="processing-instruction('linebreak')" mode="plain">
    <xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="processing-instruction() | comment()" mode="plain" priority="-1"/>
  <xsl:template match="db:inlinemediaobject" mode="plain">
    <xsl:value-of select="db:textobject/db:phrase | db:alt"/>
  </xsl:template>
  <xsl:template match="db:quote" mode="plain">
    <xsl:value-of select="q:word(., 'quote.open')"/>
    <xsl:apply-templates mode="plain"/>
    <xsl:value-of select="q:word(., 'quote.close')"/>
  </xsl:template>

  <!-- Inline content of a title for a second place.  Most titles are text or
       harmless; one that isn't is copied clean, and the copy rendered. -->
  <xsl:template match="*" mode="title-inline">
    <xsl:variable name="title" select="q:title(.)"/>
    <xsl:choose>
      <xsl:when test="not($title)">
        <xsl:value-of select="q:title-text(.)"/>
      </xsl:when>
      <xsl:when test="not($title/*)">
        <xsl:value-of select="$title"/>
      </xsl:when>
      <xsl:when test="$title/descendant::*[@xml:id or self::db:indexterm or
          self::db:footnote or self::db:footnoteref or self::db:anchor or
          self::db:link or self::db:xref]">
        <xsl:variable name="clean">
          <db:title xml:lang="{q:language($title)}">
            <xsl:apply-templates select="$title/node()" mode="clean"/>
          </db:title>
        </xsl:variable>
        <xsl:apply-templates select="exsl:node-set($clean)/db:title/node()"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$title/node()"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="node()" mode="clean">
    <xsl:copy>
      <xsl:copy-of select="@*[name() != 'xml:id']"/>
      <xsl:apply-templates mode="clean"/>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="db:indexterm | db:footnote | db:footnoteref | db:anchor"
      mode="clean"/>
  <xsl:template match="db:link" mode="clean">
    <xsl:apply-templates mode="clean"/>
  </xsl:template>
  <xsl:template match="db:xref" mode="clean">
    <xsl:variable name="target" select="q:id(@linkend)"/>
    <xsl:choose>
      <xsl:when test="$target and q:label($target) != ''">
        <xsl:value-of select="q:label($target, .)"/>
      </xsl:when>
      <xsl:when test="$target">
        <xsl:value-of select="q:title-text($target)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Is `target` a figure or the like in the very section of `here`? -->
  <func:function name="q:is-near">
    <xsl:param name="target"/>
    <xsl:param name="here"/>
    <func:result select="($target/self::db:figure or $target/self::db:table or
        $target/self::db:example or $target/self::db:equation) and
        count($target/ancestor::*[db:title or db:info/db:title][not(self::db:sidebar)][1] |
        $here/ancestor::*[db:title or db:info/db:title][not(self::db:sidebar)][1]) = 1"/>
  </func:function>

  <!-- References -->
  <func:function name="q:xref-style">
    <xsl:param name="here"/>
    <xsl:param name="target"/>
    <xsl:param name="style"/>
    <xsl:variable name="has-number" select="q:number($target) != ''"/>
    <xsl:variable name="has-title" select="normalize-space(q:title($target)) != ''"/>
    <xsl:choose>
      <xsl:when test="$style = 'number' and $has-number"><func:result select="'%n'"/></xsl:when>
      <xsl:when test="$style = 'title' and $has-title"><func:result select="'%t'"/></xsl:when>
      <xsl:when test="$style = 'label' and $has-number"><func:result select="'%l'"/></xsl:when>
      <xsl:when test="$style = 'page'">
        <func:result select="concat(q:word($here, 'page'), '&#xA0;%p')"/>
      </xsl:when>
      <xsl:when test="$style = 'full' and $has-number and $has-title">
        <func:result select="concat('%l', q:word($here, 'list.join'), '%q',
            q:word($here, 'list.join'), q:word($here, 'on-page'))"/>
      </xsl:when>
      <xsl:when test="$style = 'full' and $has-title">
        <func:result select="concat('%q', q:word($here, 'list.join'), q:word($here, 'on-page'))"/>
      </xsl:when>
      <!-- the default form has no page where only these were asked for -->
      <xsl:when test="$has-title and ($style = 'number' or $style = 'label')">
        <func:result select="'%q'"/>
      </xsl:when>
      <xsl:when test="$has-number and $style = 'title'"><func:result select="'%l'"/></xsl:when>
      <xsl:otherwise><func:result select="$style"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <xsl:template name="xref-text">
    <xsl:param name="target"/>
    <xsl:param name="style" select="''"/>
    <xsl:choose>
      <xsl:when test="contains($style, '%')">
        <xsl:call-template name="xref-styled">
          <xsl:with-param name="target" select="$target"/>
          <xsl:with-param name="style" select="$style"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$target[self::db:biblioentry or self::db:bibliomixed]/db:abbrev">
        <xsl:value-of select="$target/db:abbrev"/>
      </xsl:when>
      <xsl:when test="q:number($target) != ''">
        <xsl:value-of select="q:label($target, .)"/>
      </xsl:when>
      <xsl:when test="normalize-space(q:title($target)) != ''">
        <xsl:value-of select="q:word(., 'quote.open')"/>
        <xsl:apply-templates select="$target" mode="title-inline"/>
        <xsl:value-of select="q:word(., 'quote.close')"/>
      </xsl:when>
      <xsl:when test="$target[self::db:refentry]">
        <xsl:value-of select="q:title-text($target)"/>
      </xsl:when>
      <xsl:when test="$target[self::db:glossentry]">
        <xsl:apply-templates select="$target/db:glossterm/node()"/>
      </xsl:when>
      <xsl:when test="$target/@xreflabel">
        <xsl:value-of select="$target/@xreflabel"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="q:word(., 'here')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="xref-styled">
    <xsl:param name="target"/>
    <xsl:param name="style"/>
    <xsl:choose>
      <xsl:when test="not(contains($style, '%'))">
        <xsl:value-of select="$style"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="substring-before($style, '%')"/>
        <xsl:variable name="rest" select="substring-after($style, '%')"/>
        <xsl:choose>
          <xsl:when test="starts-with($rest, 'n')">
            <xsl:value-of select="q:number($target)"/>
          </xsl:when>
          <xsl:when test="starts-with($rest, 'l')">
            <xsl:value-of select="q:label($target, .)"/>
          </xsl:when>
          <xsl:when test="starts-with($rest, 't')">
            <xsl:apply-templates select="$target" mode="title-inline"/>
          </xsl:when>
          <xsl:when test="starts-with($rest, 'q')">
            <xsl:value-of select="q:word(., 'quote.open')"/>
            <xsl:apply-templates select="$target" mode="title-inline"/>
            <xsl:value-of select="q:word(., 'quote.close')"/>
          </xsl:when>
          <xsl:when test="starts-with($rest, 'p')">
            <xsl:apply-templates select="$target" mode="xref-page"/>
          </xsl:when>
        </xsl:choose>
        <xsl:call-template name="xref-styled">
          <xsl:with-param name="target" select="$target"/>
          <xsl:with-param name="style" select="substring($rest, 2)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="xref-page"/>

</xsl:stylesheet>
