<?xml version="1.0" encoding="UTF-8"?>
<!--
  Index: where its terms stand, and the index itself, in FO 1.1's own words, so
  that the formatter finds, merges and sorts the pages.

    <fo:wrapper index-key="PRIMARY | SECONDARY | TERTIARY"/>     at the term
    <fo:index-range-begin/end>                                   a range
    <fo:index-page-citation-list>                                in the index

  A key is the text in lower case, so "Borrowing" and "borrowing" are one entry;
  what is printed is the first one's own text.  A term with
  significance="preferred" has " !" after its key, and its pages are semibold.

  The terms are sorted once, into a list of their own; groups are where neighbours
  differ.  Entries are grouped and sorted as a dictionary does (q:initial, q:sort-key of
  the transform; sortas if given), signs and figures first.  "See" and "see also"
  follow the pages.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:exsl="http://exslt.org/common"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="exsl func"
    exclude-result-prefixes="db">

  <xsl:variable name="upper" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŒŠŽ'"/>
  <xsl:variable name="lower" select="'abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþœšž'"/>

  <func:function name="q:fold">
    <xsl:param name="term"/>
    <func:result select="translate(normalize-space($term), $upper, $lower)"/>
  </func:function>

  <!-- Key down to `level`: 1 primary, 2, 3 -->
  <func:function name="q:index-key">
    <xsl:param name="term"/>
    <xsl:param name="level"/>
    <xsl:choose>
      <xsl:when test="$level = 1"><func:result select="q:fold($term/db:primary)"/></xsl:when>
      <xsl:when test="$level = 2">
        <func:result select="concat(q:fold($term/db:primary), ' | ', q:fold($term/db:secondary))"/>
      </xsl:when>
      <xsl:otherwise>
        <func:result select="concat(q:fold($term/db:primary), ' | ',
            q:fold($term/db:secondary), ' | ', q:fold($term/db:tertiary))"/>
      </xsl:otherwise>
    </xsl:choose>
  </func:function>

  <!-- The key of an indexterm at its own level -->
  <func:function name="q:own-key">
    <xsl:param name="term"/>
    <func:result select="q:index-key($term, 1 + boolean($term/db:secondary) +
        boolean($term/db:tertiary))"/>
  </func:function>

  <!-- What a term sorts by -->
  <func:function name="q:order">
    <xsl:param name="term"/>
    <func:result select="q:sort-key(normalize-space(($term/@sortas |
        $term[not(@sortas)])[1]), q:language($term))"/>
  </func:function>

  <!-- A term's letter; "!" for signs and figures -->
  <func:function name="q:index-letter">
    <xsl:param name="term"/>
    <xsl:variable name="primary" select="$term/db:primary"/>
    <xsl:variable name="initial" select="q:initial(normalize-space(($primary/@sortas |
        $primary[not(@sortas)])[1]), q:language($term))"/>
    <func:result select="concat($initial, substring('!', 1 + string-length($initial)))"/>
  </func:function>

  <!-- In the text -->
  <xsl:template match="db:indexterm">
    <xsl:if test="db:primary and not(db:see) and $index = 'yes'">
      <xsl:variable name="key">
        <xsl:value-of select="q:own-key(.)"/>
        <xsl:if test="@significance = 'preferred'"> !</xsl:if>
      </xsl:variable>
      <xsl:choose>
        <xsl:when test="@class = 'startofrange' and @xml:id">
          <fo:index-range-begin id="{@xml:id}" index-key="{$key}"/>
        </xsl:when>
        <xsl:otherwise>
          <fo:wrapper index-key="{$key}">
            <xsl:if test="@xml:id">
              <xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
            </xsl:if>
          </fo:wrapper>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:indexterm[@class = 'endofrange']">
    <xsl:if test="q:id(@startref) and $index = 'yes'">
      <!-- its page is told by an id, which the end itself may not have -->
      <xsl:if test="@xml:id"><fo:wrapper id="{@xml:id}"/></xsl:if>
      <fo:index-range-end ref-id="{@startref}"/>
    </xsl:if>
  </xsl:template>

  <!-- The index -->
  <xsl:template match="db:index">
    <xsl:call-template name="back-heading"/>
    <xsl:apply-templates select="*"/>
    <xsl:if test="not(db:indexdiv or db:indexentry)">
      <xsl:variable name="sorted">
        <xsl:call-template name="sorted-terms"/>
      </xsl:variable>
      <fo:block xsl:use-attribute-sets="index" role="Index">
        <xsl:call-template name="place-pos"/>
        <xsl:apply-templates select="exsl:node-set($sorted)/q:made" mode="index"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- All terms in the index's order, one q:made each: of, its own key; letter;
       primary and secondary, the keys of these levels; and the term's parts -->
  <xsl:template name="sorted-terms">
    <xsl:for-each select="q:all('indexterm')[db:primary]">
      <xsl:sort select="q:index-letter(.) != '!'"/>
      <xsl:sort select="q:order(db:primary)"/>
      <xsl:sort select="q:index-key(., 1)"/>
      <xsl:sort select="q:order(db:secondary)"/>
      <xsl:sort select="q:index-key(., 2)"/>
      <xsl:sort select="q:order(db:tertiary)"/>
      <xsl:sort select="q:index-key(., 3)"/>
      <q:made of="{q:own-key(.)}" letter="{q:index-letter(.)}"
          primary="{q:index-key(., 1)}" secondary="{q:index-key(., 2)}"
          xml:lang="{q:language(.)}">
        <xsl:copy-of select="@significance | *"/>
      </q:made>
    </xsl:for-each>
  </xsl:template>

  <!-- The first term of a letter gives the letter's head; the first of an entry
       the entry, after those entries above it that no term stands for -->
  <xsl:template match="q:made" mode="index">
    <xsl:variable name="before" select="preceding-sibling::*[1]"/>
    <xsl:if test="not($before/@letter = @letter)">
      <fo:block xsl:use-attribute-sets="index-letter">
        <xsl:choose>
          <xsl:when test="@letter = '!'"><xsl:value-of select="q:word(., 'symbols')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="@letter"/></xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </xsl:if>
    <xsl:if test="db:secondary and not($before/@primary = @primary)">
      <xsl:call-template name="index-line">
        <xsl:with-param name="level" select="1"/>
        <xsl:with-param name="text" select="db:primary"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="db:tertiary and not($before/@secondary = @secondary)">
      <xsl:call-template name="index-line">
        <xsl:with-param name="level" select="2"/>
        <xsl:with-param name="text" select="db:secondary"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="not($before/@of = @of)">
      <xsl:call-template name="index-line">
        <xsl:with-param name="level" select="1 + boolean(db:secondary) + boolean(db:tertiary)"/>
        <xsl:with-param name="text" select="(db:primary | db:secondary | db:tertiary)[last()]"/>
        <xsl:with-param name="terms" select="key('made', @of)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Term, pages, see, see also; `terms`: all that give this very entry -->
  <xsl:template name="index-line">
    <xsl:param name="level"/>
    <xsl:param name="text"/>
    <xsl:param name="terms" select="/.."/>
    <xsl:variable name="pages" select="$terms[not(db:see)]"/>
    <fo:block start-indent="{$level}em" text-indent="-1em">
      <!-- the first below an entry stays with it -->
      <xsl:if test="$level &gt; 1 and not(preceding-sibling::*[1][@primary = current()/@primary]/
          db:secondary)">
        <xsl:attribute name="keep-with-previous.within-column">always</xsl:attribute>
      </xsl:if>
      <xsl:apply-templates select="$text/node()"/>
      <xsl:if test="$pages">
        <xsl:value-of select="q:word(., 'index.join')"/>
        <fo:index-page-citation-list>
          <!-- a main page is not hidden in a range -->
          <xsl:if test="$pages[@significance = 'preferred'] and
              $pages[not(@significance = 'preferred')]">
            <xsl:attribute name="merge-ranges-across-index-key-references">leave-separate</xsl:attribute>
          </xsl:if>
          <xsl:if test="$pages[not(@significance = 'preferred')]">
            <fo:index-key-reference ref-index-key="{@of}" page-number-treatment="link"/>
          </xsl:if>
          <xsl:if test="$pages[@significance = 'preferred']">
            <fo:index-key-reference ref-index-key="{@of} !" page-number-treatment="link"
                font-weight="600"/>
          </xsl:if>
        </fo:index-page-citation-list>
      </xsl:if>
      <xsl:call-template name="index-see">
        <xsl:with-param name="word" select="'see'"/>
        <xsl:with-param name="where" select="$terms/db:see"/>
      </xsl:call-template>
      <xsl:call-template name="index-see">
        <xsl:with-param name="word" select="'seealso'"/>
        <xsl:with-param name="where" select="$terms/db:seealso"/>
      </xsl:call-template>
    </fo:block>
  </xsl:template>

  <xsl:template name="index-see">
    <xsl:param name="word"/>
    <xsl:param name="where"/>
    <xsl:if test="$where">
      <xsl:value-of select="q:word(., 'index.join')"/>
      <fo:inline font-style="italic"><xsl:value-of select="q:word(., $word)"/></fo:inline>
      <xsl:text> </xsl:text>
      <xsl:for-each select="$where">
        <xsl:if test="position() &gt; 1">; </xsl:if>
        <xsl:apply-templates/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- An index written out -->
  <xsl:template match="db:indexdiv">
    <fo:block xsl:use-attribute-sets="index">
      <xsl:if test="q:title(.)">
        <fo:block xsl:use-attribute-sets="index-letter">
          <xsl:apply-templates select="q:title(.)/node()"/>
        </fo:block>
      </xsl:if>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:indexentry">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="db:primaryie | db:secondaryie | db:tertiaryie | db:seeie | db:seealsoie">
    <xsl:variable name="level" select="1 + boolean(self::db:secondaryie) +
        2 * boolean(self::db:tertiaryie) + boolean(self::db:seeie or self::db:seealsoie)"/>
    <fo:block xsl:use-attribute-sets="index" start-indent="{$level}em" text-indent="-1em">
      <xsl:choose>
        <xsl:when test="self::db:seeie or self::db:seealsoie">
          <fo:inline font-style="italic">
            <xsl:value-of select="q:word(., substring-before(local-name(), 'ie'))"/>
          </fo:inline>
          <xsl:text> </xsl:text>
        </xsl:when>
      </xsl:choose>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

</xsl:stylesheet>
