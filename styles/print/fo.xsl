<?xml version="1.0" encoding="UTF-8"?>
<!--
  DocBook 5 to XSL-FO 1.1: the main stylesheet of print.

  One file a purpose; this one holds the document's frame: root, metadata,
  bookmarks, and which page-sequence follows which.

    book      title page | contents and lists | prefaces (i, ii, …)
              parts, chapters, appendices, glossary … (1, 2, …), each in a
              page-sequence of its own, so that each can be set alone
    article   one page-sequence: title, contents, text
    else      one page-sequence

  Numbers, ids and source positions are on the tree already (@q:number, @xml:id,
  @q:pos).  Everything is linear: no counting backwards, and the document is
  searched as a whole only by q:all and q:id, which do that once.  There are no
  keys into it, as libxslt goes through the document once for each alternative of
  each key's pattern, and that before the first page-sequence is there.

  For the formatter, beyond XSL-FO 1.1:
    role              PDF structure type, where the object's kind doesn't say it
    q:pos             source position
    q:info            in fo:declarations: title author subject keywords lang
                      identifier
    q:alt             alternative text of an external-graphic; what an inline,
                      an abbreviation or a formula, stands for
    q:math            MathML of a formula
    q:balance         of a block: its lines are as even as can be; of a
                      region-body: the columns of a flow's last page, too
    q:font-features, q:micro, q:protrusion, q:expansion, q:break-after,
    q:hyphenation, q:turnover-mark, q:turnover-indent,
    q:continued                         see ../themes/handout.xsl
  A forced line break is U+2028.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    xmlns:stage="urn:x-quoin:stage"
    extension-element-prefixes="stage"
    exclude-result-prefixes="db">

  <xsl:include href="../common/params.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/direction.xsl"/>
  <xsl:include href="../common/titles.xsl"/>
  <xsl:include href="../common/identity.xsl"/>
  <xsl:include href="../common/pos.xsl"/>
  <xsl:include href="../common/length.xsl"/>
  <xsl:include href="../common/wrap.xsl"/>
  <xsl:include href="../common/opening.xsl"/>
  <xsl:include href="../common/synopsis.xsl"/>
  <xsl:include href="../common/marks.xsl"/>
  <xsl:include href="../themes/handout.xsl"/>
  <xsl:include href="../themes/palette.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="info.xsl"/>
  <xsl:include href="titlepage.xsl"/>
  <xsl:include href="contents.xsl"/>
  <xsl:include href="outline.xsl"/>
  <xsl:include href="division.xsl"/>
  <xsl:include href="reference.xsl"/>
  <xsl:include href="block.xsl"/>
  <xsl:include href="opening.xsl"/>
  <xsl:include href="list.xsl"/>
  <xsl:include href="code.xsl"/>
  <xsl:include href="figure.xsl"/>
  <xsl:include href="table.xsl"/>
  <xsl:include href="table-html.xsl"/>
  <xsl:include href="admonition.xsl"/>
  <xsl:include href="container.xsl"/>
  <xsl:include href="wrap.xsl"/>
  <xsl:include href="qanda.xsl"/>
  <xsl:include href="glossary.xsl"/>
  <xsl:include href="bibliography.xsl"/>
  <xsl:include href="index.xsl"/>
  <xsl:include href="inline.xsl"/>
  <xsl:include href="link.xsl"/>
  <xsl:include href="note.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/">
    <xsl:apply-templates select="*" mode="document"/>
  </xsl:template>

  <xsl:template match="*" mode="document">
    <fo:root xml:lang="{q:language(.)}" xsl:use-attribute-sets="root">
      <xsl:if test="$direction = 'rtl'"><xsl:attribute name="writing-mode">rl-tb</xsl:attribute></xsl:if>
      <xsl:if test="$hyphenation != ''">
        <xsl:attribute name="q:hyphenation"><xsl:value-of select="$hyphenation"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="$positions = 'yes'">
        <xsl:copy-of select="@q:pos"/>
      </xsl:if>
      <xsl:call-template name="masters"/>
      <stage:hand-over/>
      <fo:declarations>
        <xsl:apply-templates select="." mode="info"/>
      </fo:declarations>
      <xsl:call-template name="outline"/>
      <xsl:apply-templates select="." mode="sequence"/>
    </fo:root>
  </xsl:template>

  <!-- Page-sequences -->
  <xsl:template match="*" mode="sequence">
    <xsl:call-template name="page-sequence">
      <xsl:with-param name="restart" select="not(parent::*)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="db:book" mode="sequence">
    <xsl:variable name="body" select="*[self::db:part or self::db:chapter or
        self::db:article or self::db:reference or self::db:refentry or
        self::db:appendix][1]"/>
    <xsl:variable name="front" select="$body/preceding-sibling::*"/>
    <xsl:variable name="prefaces" select="$front[self::db:preface or
        self::db:acknowledgements or self::db:glossary or self::db:bibliography or
        self::db:colophon]"/>
    <xsl:if test="q:title(.)">
      <xsl:call-template name="page-sequence">
        <xsl:with-param name="master" select="'title'"/>
        <xsl:with-param name="format" select="'i'"/>
        <xsl:with-param name="restart" select="true()"/>
        <xsl:with-param name="holds" select="'title'"/>
        <xsl:with-param name="leaf" select="true()"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="$front[self::db:dedication]" mode="front-sequence"/>
    <xsl:if test="number($toc-depth) &gt; 0 or ($lists-of != '' and $lists-of != 'none')">
      <xsl:call-template name="page-sequence">
        <xsl:with-param name="format" select="'i'"/>
        <xsl:with-param name="holds" select="'contents'"/>
        <xsl:with-param name="leaf" select="not($prefaces) or $chapter-start = 'recto'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="$prefaces" mode="front-sequence"/>
    <xsl:apply-templates select="$body" mode="first-sequence"/>
    <xsl:apply-templates select="$body/following-sibling::* | *[not($body)]"
        mode="later-sequence"/>
  </xsl:template>

  <!-- The last of the front makes page 1 a recto -->
  <xsl:template match="*" mode="front-sequence">
    <xsl:call-template name="page-sequence">
      <xsl:with-param name="format" select="'i'"/>
      <xsl:with-param name="leaf" select="position() = last() or $chapter-start = 'recto'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- An article's index has pages of its own, for their two columns -->
  <xsl:template match="db:article" mode="sequence">
    <xsl:call-template name="page-sequence">
      <xsl:with-param name="restart" select="true()"/>
    </xsl:call-template>
    <xsl:apply-templates select="db:index" mode="later-sequence"/>
  </xsl:template>

  <!-- The first of the body starts with page 1 -->
  <xsl:template match="*" mode="first-sequence">
    <xsl:call-template name="page-sequence">
      <xsl:with-param name="restart" select="true()"/>
    </xsl:call-template>
    <xsl:if test="self::db:part">
      <xsl:apply-templates mode="later-sequence"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="text() | processing-instruction() | comment()" mode="later-sequence"/>
  <xsl:template match="*" mode="later-sequence"/>

  <xsl:template match="db:part" mode="later-sequence">
    <xsl:call-template name="page-sequence"/>
    <xsl:apply-templates mode="later-sequence"/>
  </xsl:template>

  <xsl:template match="db:chapter | db:appendix | db:article | db:preface |
      db:reference | db:refentry | db:glossary | db:bibliography | db:colophon | db:dedication |
      db:acknowledgements" mode="later-sequence">
    <xsl:call-template name="page-sequence"/>
  </xsl:template>

  <xsl:template match="db:index" mode="later-sequence">
    <xsl:if test="$index = 'yes'">
      <xsl:call-template name="page-sequence">
        <xsl:with-param name="master" select="'index'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
