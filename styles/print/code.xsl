<?xml version="1.0" encoding="UTF-8"?>
<!--
  Code on a light ground.

  The ground is as wide as the text around it.  Where a line of the document is
  longer and the page has room, all code reaches out into the outer margin
  ($reach) before the formatter has to turn lines, so that grounds end at one
  edge; whether, is told from the number of characters that fit, at 0.6 em each.
  In quotations, boxes, columns and tables code keeps to their edge.

  Up to nine lines stay on one page.

  Where lines are numbered or stand out, each line is a block of its own
  (q:lines): the number before it in grey, a ground under a line that stands out,
  and a bar at its start, since colour alone says nothing in print.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    xmlns:exsl="http://exslt.org/common"
    xmlns:stage="urn:x-quoin:stage"
    extension-element-prefixes="exsl stage"
    exclude-result-prefixes="db">

  <xsl:variable name="code-columns" select="floor(($measure - $step) div ($code-size * 0.6))"/>
  <!-- columns that a list item or quotation takes away -->
  <xsl:variable name="item-columns" select="3"/>
  <xsl:variable name="code-reaches" select="$reach &gt; 0 and
      not(q:all('sidebar')[contains(concat(' ', @role, ' '), ' aside ')]) and
      boolean(q:all('programlisting')[q:longest-line(.) &gt; $code-columns - $item-columns *
      boolean(parent::db:listitem)] | q:all('screen')[q:longest-line(.) &gt; $code-columns])"/>

  <!-- The attributes of a listing, evaluated once: there may be thousands -->
  <xsl:variable name="code-block-look">
    <fo:block xsl:use-attribute-sets="code-block" role="Code"/>
  </xsl:variable>

  <!-- Code runs from left to right in any book -->
  <xsl:template match="db:programlisting | db:screen | db:synopsis |
      db:literallayout[@class = 'monospaced'] | db:cmdsynopsis | db:funcsynopsis |
      db:classsynopsis | db:fieldsynopsis | db:methodsynopsis | db:constructorsynopsis |
      db:destructorsynopsis | db:productionset | db:production">
    <xsl:apply-templates select="self::db:productionset" mode="block-title"/>
    <xsl:choose>
      <xsl:when test="$direction = 'rtl'">
        <fo:block-container writing-mode="lr-tb" text-indent="0pt" xsl:use-attribute-sets="apart">
          <xsl:call-template name="code-block"/>
        </fo:block-container>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="code-block"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="code-block">
    <fo:block>
      <stage:look of="exsl:node-set($code-block-look)/*"/>
      <xsl:call-template name="block-place"/>
      <xsl:if test="$code-reaches and not(q:inside(., 'blockquote sidebar entry td footnote') or
          ancestor::db:informalexample[contains(concat(' ', @role, ' '), ' column ')])">
        <xsl:attribute name="margin-{$end-side}"><xsl:value-of select="concat(-$reach, 'pt')"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="q:line-ends(.) &lt; 9">
        <xsl:attribute name="keep-together.within-column">always</xsl:attribute>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="@linenumbering = 'numbered' or
            q:has-role(db:phrase, 'highlighted inserted deleted')">
          <xsl:call-template name="code-lines"/>
        </xsl:when>
        <xsl:when test="q:is(., 'programlisting screen synopsis literallayout')">
          <stage:content looks="exsl:node-set($token-looks)/*"/>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="synopsis"/></xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <xsl:template name="code-lines">
    <xsl:variable name="lines" select="q:lines(.)"/>
    <xsl:variable name="numbered" select="@linenumbering = 'numbered'"/>
    <xsl:variable name="first" select="number(concat('0', @startinglinenumber)) +
        not(@startinglinenumber)"/>
    <xsl:variable name="digits" select="string-length($first + count($lines) - 1)"/>
    <!-- what is turned over hangs under the code -->
    <xsl:variable name="hang" select="concat(($digits + 2) * 0.6, 'em')"/>
    <xsl:variable name="ground-hang">
      <xsl:choose>
        <xsl:when test="$numbered"><xsl:value-of select="$hang"/></xsl:when>
        <xsl:otherwise>0em</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:for-each select="$lines">
      <fo:block>
        <xsl:if test="$numbered">
          <xsl:attribute name="start-indent">
            <xsl:value-of select="concat('inherited-property-value(start-indent) + ', $hang)"/>
          </xsl:attribute>
          <xsl:attribute name="text-indent"><xsl:value-of select="concat('-', $hang)"/></xsl:attribute>
        </xsl:if>
        <xsl:call-template name="line-ground">
          <xsl:with-param name="hang" select="$ground-hang"/>
        </xsl:call-template>
        <xsl:if test="$numbered">
          <xsl:variable name="number" select="string($first + position() - 1)"/>
          <fo:inline color="{$grey}" role="Artifact">
            <xsl:value-of select="concat(substring('      ', 1, $digits - string-length($number)),
                $number, '  ')"/>
          </fo:inline>
        </xsl:if>
        <xsl:apply-templates/>
        <xsl:if test="not($numbered or node())">&#xA0;</xsl:if>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <!-- The ground of a line that stands out, from edge to edge, and its bar -->
  <xsl:template name="line-ground">
    <xsl:param name="hang"/>
    <xsl:variable name="role" select="db:phrase/@role"/>
    <xsl:variable name="ground">
      <xsl:choose>
        <xsl:when test="$role = 'highlighted'"><xsl:value-of select="$ground-highlighted"/></xsl:when>
        <xsl:when test="$role = 'inserted'"><xsl:value-of select="$ground-inserted"/></xsl:when>
        <xsl:when test="$role = 'deleted'"><xsl:value-of select="$ground-deleted"/></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$ground != ''">
      <xsl:attribute name="background-color"><xsl:value-of select="$ground"/></xsl:attribute>
      <xsl:attribute name="padding-right"><xsl:value-of select="$half-step"/></xsl:attribute>
      <xsl:attribute name="padding-left">
        <xsl:value-of select="concat($hang, ' + ', $half-step, ' - 2pt')"/>
      </xsl:attribute>
      <xsl:attribute name="border-left">
        <xsl:value-of select="concat('2pt solid ', $ground)"/>
      </xsl:attribute>
      <xsl:if test="$role = 'highlighted'">
        <xsl:attribute name="border-left-color"><xsl:value-of select="$accent"/></xsl:attribute>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- In code these are lines, not styles of a word -->
  <xsl:template match="q:line/db:phrase" priority="1">
    <xsl:choose>
      <xsl:when test="starts-with(@role, 'hl-')"><xsl:call-template name="code-token"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is typed, and the prompt before it -->
  <xsl:template match="db:screen/db:prompt" priority="1">
    <fo:inline color="{$grey}"><xsl:apply-templates/></fo:inline>
  </xsl:template>
  <xsl:template match="db:screen/db:userinput" priority="1">
    <fo:inline xsl:use-attribute-sets="strong"><xsl:apply-templates/></fo:inline>
  </xsl:template>

  <!-- The file that code is from -->
  <xsl:template match="db:simpara[@role = 'filename']">
    <fo:block xsl:use-attribute-sets="code-file">
      <xsl:call-template name="block-place"/>
      <xsl:value-of select="."/>
    </fo:block>
  </xsl:template>

  <!-- A newline at the very start or end belongs to the mark-up -->
  <xsl:template match="db:programlisting/text() | db:screen/text()">
    <xsl:choose>
      <xsl:when test="preceding-sibling::node()[1] and following-sibling::node()[1]">
        <xsl:value-of select="."/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="first" select="not(preceding-sibling::node()[1]) and starts-with(., '&#10;')"/>
        <xsl:variable name="last" select="not(following-sibling::node()[1]) and
            substring(., string-length()) = '&#10;'"/>
        <xsl:value-of select="substring(., 1 + $first, string-length() - $first - $last)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Verse and addresses: lines as given, in the text's own face -->
  <xsl:template match="db:literallayout | db:address">
    <fo:block xsl:use-attribute-sets="apart preserved" hyphenate="false">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <!-- How something is used: set as code (../common/synopsis.xsl) -->
  <xsl:template match="*" mode="synopsis-name">
    <fo:inline xsl:use-attribute-sets="strong">
      <xsl:call-template name="inline-place"/>
      <xsl:apply-templates mode="synopsis"/>
    </fo:inline>
  </xsl:template>
  <xsl:template match="db:replaceable | db:parameter" mode="synopsis">
    <fo:inline font-style="italic">
      <xsl:call-template name="inline-place"/>
      <xsl:apply-templates mode="synopsis"/>
    </fo:inline>
  </xsl:template>
  <xsl:template match="db:synopfragmentref | db:nonterminal" mode="synopsis">
    <xsl:variable name="id" select="concat(@linkend, substring-after(@def, '#'))"/>
    <xsl:variable name="text">
      <xsl:call-template name="synopsis-reference">
        <xsl:with-param name="target" select="q:id($id)"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="q:id($id)">
        <fo:basic-link internal-destination="{$id}" xsl:use-attribute-sets="link">
          <xsl:value-of select="$text"/>
        </fo:basic-link>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="synopsis-target"><fo:wrapper id="{@xml:id}"/></xsl:template>

  <xsl:template match="db:programlistingco | db:screenco">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="db:areaspec"/>

  <!-- The number of a callout: its label, or its place among those of its listing -->
  <xsl:template match="db:co">
    <fo:inline xsl:use-attribute-sets="callout">
      <xsl:call-template name="place"/>
      <xsl:call-template name="callout-number"/>
    </fo:inline>
  </xsl:template>

  <!-- A place that is marked elsewhere -->
  <xsl:template match="db:coref">
    <xsl:for-each select="q:id(@linkend)[1]">
      <fo:inline xsl:use-attribute-sets="callout">
        <fo:basic-link internal-destination="{@xml:id}"><xsl:call-template name="callout-number"/></fo:basic-link>
      </fo:inline>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="callout-number">
    <xsl:choose>
      <xsl:when test="@label"><xsl:value-of select="@label"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="count(preceding-sibling::db:co) + 1"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
