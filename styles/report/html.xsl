<?xml version="1.0" encoding="UTF-8"?>
<!--
  A build's report as one HTML file for people: no script, nothing from outside,
  by day, by night and on paper.

  What comes in is the report's JSON as XML, in the words of XPath and XQuery
  Functions and Operators 3.1, 17.5: maps, arrays, strings and numbers, each with
  its @key.  The README says what the keys are.

    html.xsl    the page, its style, and what all parts use
    made.xsl    what was made: files, book, pages, images, fonts, stages
    said.xsl    what was said: messages, claims, results of validators
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="http://www.w3.org/2005/xpath-functions"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func"
    exclude-result-prefixes="f q">

  <xsl:include href="made.xsl"/>
  <xsl:include href="said.xsl"/>

  <xsl:variable name="report" select="/f:map"/>
  <xsl:variable name="book" select="$report/*[@key = 'book']"/>
  <xsl:variable name="title" select="$book/*[@key = 'title'] |
      $report[not($book/*[@key = 'title'])]/*[@key = 'source']"/>

  <!-- "1 error", "3 errors" -->
  <func:function name="q:count">
    <xsl:param name="number"/>
    <xsl:param name="noun"/>
    <func:result select="concat(format-number($number, '#,##0'), ' ', $noun,
        substring('s', 1, number($number != 1)))"/>
  </func:function>

  <!-- "207 kB" -->
  <func:function name="q:size">
    <xsl:param name="bytes"/>
    <xsl:choose>
      <xsl:when test="not($bytes)"><func:result select="''"/></xsl:when>
      <xsl:when test="$bytes &gt;= 1000000">
        <func:result select="concat(format-number($bytes div 1000000, '#,##0.0'), ' MB')"/>
      </xsl:when>
      <xsl:when test="$bytes &gt;= 1000">
        <func:result select="concat(format-number($bytes div 1000, '#,##0'), ' kB')"/>
      </xsl:when>
      <xsl:otherwise><func:result select="concat($bytes, ' bytes')"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <xsl:template match="/">
    <html lang="en">
      <head>
        <meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
        <meta name="viewport" content="width=device-width"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:value-of select="concat('Report: ', $title)"/></title>
        <style><xsl:call-template name="style"/></style>
      </head>
      <body>
        <main>
          <xsl:call-template name="head"/>
          <xsl:apply-templates select="$report/*[@key = 'outputs']"/>
          <xsl:apply-templates select="$report/*[@key = 'messages']"/>
          <xsl:apply-templates select="$report/*[@key = 'validators']"/>
          <xsl:apply-templates select="$report/*[@key = 'pdf']/*[@key = 'claims']"/>
          <xsl:apply-templates select="$report/*[@key = 'epub']/*[@key = 'claims']"/>
          <xsl:apply-templates select="$report/*[@key = 'text']"/>
          <xsl:apply-templates select="$report/*[@key = 'pages']"/>
          <xsl:apply-templates select="$report/*[@key = 'images']"/>
          <xsl:call-template name="fonts"/>
          <xsl:apply-templates select="$report/*[@key = 'stages']"/>
        </main>
        <footer>
          <p>Made by quoin <xsl:value-of select="$report/*[@key = 'quoin']"/>.</p>
        </footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="head">
    <header>
      <h1><bdi><xsl:value-of select="$title"/></bdi></h1>
      <xsl:for-each select="$book/*[@key = 'subtitle']"><p class="subtitle"><bdi><xsl:value-of select="."/></bdi></p></xsl:for-each>
      <p class="status">
        <strong><xsl:call-template name="verdict"/></strong>
      </p>
      <xsl:if test="$book">
        <dl>
          <xsl:call-template name="fact">
            <xsl:with-param name="term">Made from</xsl:with-param>
            <xsl:with-param name="values" select="$report/*[@key = 'source']"/>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="term">Authors</xsl:with-param>
            <xsl:with-param name="values" select="$book/*[@key = 'authors']/*[. != '']"/>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="term">Language</xsl:with-param>
            <xsl:with-param name="values" select="$book/*[@key = 'language']"/>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="term">Date</xsl:with-param>
            <xsl:with-param name="values" select="$book/*[@key = 'date']"/>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="term">Edition</xsl:with-param>
            <xsl:with-param name="values" select="$book/*[@key = 'edition']"/>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="term">Identifiers</xsl:with-param>
            <xsl:with-param name="values" select="$book/*[@key = 'identifiers']/*"/>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="term">Of the print edition</xsl:with-param>
            <xsl:with-param name="values" select="$book/*[@key = 'printIdentifier']"/>
          </xsl:call-template>
        </dl>
      </xsl:if>
    </header>
  </xsl:template>

  <!-- One sentence for all: how the build ended, and what validators found -->
  <xsl:template name="verdict">
    <xsl:variable name="counts" select="$report/*[@key = 'counts']"/>
    <xsl:variable name="failed" select="count($report/*[@key = 'validators']/*[*[@key = 'result'] = 'failed'])"/>
    <xsl:choose>
      <xsl:when test="$report/*[@key = 'status'] = 0">All is fine</xsl:when>
      <xsl:when test="$report/*[@key = 'status'] = 1">Made, but not all is right</xsl:when>
      <xsl:otherwise>Not made</xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="$counts/*[. &gt; 0]">
      <xsl:value-of select="concat(substring(': ', 1, 2 * (position() = 1)), substring(', ', 1, 2 * (position() &gt; 1)),
          q:count(., @key))"/>
    </xsl:for-each>
    <xsl:text>.</xsl:text>
    <xsl:if test="$failed &gt; 0">
      <xsl:value-of select="concat(' ', q:count($failed, 'validator'), ' found faults.')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="fact">
    <xsl:param name="term"/>
    <xsl:param name="values"/>
    <xsl:if test="$values">
      <div>
        <dt><xsl:value-of select="$term"/></dt>
        <xsl:for-each select="$values"><dd><bdi><xsl:value-of select="."/></bdi></dd></xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="style">
:root { color-scheme: light dark; --ink: #1a1d21; --paper: #fff; --quiet: #555b63;
	--rule: #8a9099; --accent: #0b5fa5; --ground: #f3f4f6; --bad: #b3261e; --good: #1e6b35; --mark: #ffe9a8; }
@media (prefers-color-scheme: dark) {
	:root { --ink: #e6e8ea; --paper: #16181b; --quiet: #a9b0b8; --rule: #7a828b; --accent: #86bdf0;
		--ground: #23272c; --bad: #ff9d94; --good: #8fd6a3; --mark: #5c4a00; } }
body { margin: 0 auto; padding: 1rem 1.25rem 3rem; max-width: 62rem; color: var(--ink); background: var(--paper);
	font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 1rem 0 0; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .5rem; font-size: 1.35rem; border-top: 1px solid var(--rule); padding-top: .75rem; }
h3 { margin: 1.5rem 0 .25rem; font-size: 1.05rem; }
.subtitle { margin: .25rem 0; font-size: 1.2rem; color: var(--quiet); }
.status { margin: 1rem 0; padding: .6rem .9rem; background: var(--ground); border-left: .3rem solid var(--accent); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .75rem 1.5rem; margin: 1rem 0; }
dt { color: var(--quiet); font-size: .875rem; }
dd { margin: 0; }
.wide { overflow-x: auto; }
.wide:focus { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--rule);
	overflow-wrap: normal; }
th { font-weight: 600; }
thead th { border-bottom-width: 2px; }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
.whole { white-space: nowrap; }
td.long { min-width: 14rem; width: 50%; overflow-wrap: anywhere; }
.yes { color: var(--good); }
.no { color: var(--bad); }
ul.places { list-style: none; padding: 0; margin: .5rem 0; }
ul.places li { margin: 0 0 .75rem; }
.place { font-family: ui-monospace, monospace; font-size: .875rem; }
pre { margin: .25rem 0; padding: .4rem .6rem; background: var(--ground); font: .875rem/1.45 ui-monospace, monospace;
	white-space: pre-wrap; }
mark { background: var(--mark); color: inherit; text-decoration: underline; }
.name { font-family: ui-monospace, monospace; font-size: .875rem; color: var(--quiet); font-weight: 400; }
figure { margin: 1rem 0; }
figcaption { color: var(--quiet); }
svg.fill { width: 100%; height: 7rem; display: block; background: var(--ground); }
svg.fill rect { fill: var(--accent); }
footer { margin-top: 3rem; color: var(--quiet); font-size: .875rem; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } .wide { overflow: visible; }
	h2, h3, caption { break-after: avoid; } tr, li, figure { break-inside: avoid; } thead { display: table-header-group; } }
</xsl:template>

</xsl:stylesheet>
