<?xml version="1.0" encoding="UTF-8"?>
<!-- What was said: messages, what the files claim, what validators found. -->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="http://www.w3.org/2005/xpath-functions"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="f q">

  <xsl:key name="by-name" match="/f:map/f:array[@key = 'messages']/f:map" use="*[@key = 'name']"/>

  <!-- Messages, the worst first, those of one name together -->
  <xsl:template match="f:array[@key = 'messages']">
    <h2>Messages</h2>
    <xsl:if test="not(*)"><p>There are none.</p></xsl:if>
    <xsl:call-template name="messages-of"><xsl:with-param name="severity" select="'fatal'"/></xsl:call-template>
    <xsl:call-template name="messages-of"><xsl:with-param name="severity" select="'error'"/></xsl:call-template>
    <xsl:call-template name="messages-of"><xsl:with-param name="severity" select="'warning'"/></xsl:call-template>
    <xsl:call-template name="messages-of"><xsl:with-param name="severity" select="'note'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="messages-of">
    <xsl:param name="severity"/>
    <xsl:for-each select="*[*[@key = 'severity'] = $severity]">
      <xsl:variable name="same" select="key('by-name', *[@key = 'name'])"/>
      <xsl:if test="generate-id() = generate-id($same[1])">
        <h3>
          <xsl:value-of select="concat(translate(substring($severity, 1, 1), 'fewn', 'FEWN'), substring($severity, 2), ': ')"/>
          <bdi><xsl:value-of select="*[@key = 'message']"/></bdi>
          <xsl:text> </xsl:text>
          <span class="name">
            <xsl:value-of select="*[@key = 'name']"/>
            <xsl:if test="count($same) &gt; 1"><xsl:value-of select="concat(', ', count($same), ' times')"/></xsl:if>
          </span>
        </h3>
        <ul class="places"><xsl:apply-templates select="$same" mode="message"/></ul>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="f:map" mode="message">
    <li>
      <xsl:call-template name="place"/>
      <xsl:for-each select="*[@key = 'detail']"><xsl:text> </xsl:text><bdi><xsl:value-of select="."/></bdi></xsl:for-each>
      <xsl:for-each select="*[@key = 'suggestion']">
        <xsl:text>; did you mean </xsl:text><bdi><xsl:value-of select="."/></bdi><xsl:text>?</xsl:text>
      </xsl:for-each>
      <xsl:for-each select="*[@key = 'source']">
        <pre><xsl:call-template name="marked"/></pre>
      </xsl:for-each>
      <xsl:for-each select="*[@key = 'related']">
        <xsl:value-of select="concat(*[@key = 'message'], ': ')"/><xsl:call-template name="place"/>
      </xsl:for-each>
    </li>
  </xsl:template>

  <!-- file:line:column, of what has these keys -->
  <xsl:template name="place">
    <xsl:if test="*[@key = 'file']">
      <span class="place">
        <bdi><xsl:value-of select="*[@key = 'file']"/></bdi>
        <xsl:for-each select="*[@key = 'line' or @key = 'column']"><xsl:value-of select="concat(':', .)"/></xsl:for-each>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- A line of the source, with what is wrong in it marked -->
  <xsl:template name="marked">
    <xsl:variable name="from" select="../*[@key = 'column']"/>
    <xsl:variable name="to" select="../*[@key = 'endColumn']"/>
    <xsl:choose>
      <xsl:when test="$to &gt; $from">
        <xsl:value-of select="substring(., 1, $from - 1)"/>
        <mark><xsl:value-of select="substring(., $from, $to - $from)"/></mark>
        <xsl:value-of select="substring(., $to)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="f:map[@key = 'pdf']/f:array[@key = 'claims']">
    <h2>What the PDF claims</h2>
    <div class="wide" role="region" tabindex="0" aria-label="What the PDF claims">
      <table>
        <thead><tr><th scope="col">Standard</th><th scope="col">Claimed</th><th scope="col">Why</th></tr></thead>
        <tbody>
          <xsl:for-each select="*">
            <tr>
              <th scope="row" class="whole"><xsl:value-of select="*[@key = 'standard']"/></th>
              <td><xsl:call-template name="yes-or-no"/></td>
              <td class="long">
                <xsl:value-of select="*[@key = 'evidence']"/>
                <xsl:if test="*[@key = 'reasons']/*">
                  <ul class="places"><xsl:apply-templates select="*[@key = 'reasons']/*" mode="message"/></ul>
                </xsl:if>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="f:map[@key = 'epub']/f:array[@key = 'claims']">
    <h2>What the EPUB claims</h2>
    <div class="wide" role="region" tabindex="0" aria-label="What the EPUB claims">
      <table>
        <thead>
          <tr>
            <th scope="col">Property</th>
            <th scope="col">Value</th>
            <th scope="col">Claimed</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="*">
            <tr>
              <td><xsl:value-of select="*[@key = 'property']"/></td>
              <th scope="row"><bdi><xsl:value-of select="*[@key = 'value']"/></bdi></th>
              <td><xsl:call-template name="yes-or-no"/></td>
              <td class="long"><xsl:value-of select="*[@key = 'evidence']"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="yes-or-no">
    <xsl:choose>
      <xsl:when test="*[@key = 'isMade'] = 'true'"><span class="yes">yes</span></xsl:when>
      <xsl:otherwise>no</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="f:array[@key = 'validators']">
    <h2>What validators found</h2>
    <div class="wide" role="region" tabindex="0" aria-label="What validators found">
      <table>
        <thead>
          <tr><th scope="col">Validator</th><th scope="col">File</th><th scope="col">Result</th><th scope="col">What it looked at</th></tr>
        </thead>
        <tbody>
          <xsl:for-each select="*">
            <tr>
              <th scope="row">
                <xsl:value-of select="*[@key = 'name']"/>
                <xsl:for-each select="*[@key = 'version']"><xsl:value-of select="concat(' ', .)"/></xsl:for-each>
              </th>
              <td><bdi><xsl:value-of select="*[@key = 'file']"/></bdi></td>
              <td>
                <xsl:variable name="result" select="*[@key = 'result']"/>
                <span>
                  <xsl:attribute name="class">
                    <xsl:choose>
                      <xsl:when test="$result = 'passed'">yes</xsl:when>
                      <xsl:when test="$result = 'failed'">no</xsl:when>
                    </xsl:choose>
                  </xsl:attribute>
                  <xsl:value-of select="$result"/>
                </span>
              </td>
              <td class="long"><xsl:value-of select="*[@key = 'checks']"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:for-each select="*[*[@key = 'messages']/*]">
      <section>
        <h3><xsl:value-of select="concat(*[@key = 'name'], ' on ')"/><bdi><xsl:value-of select="*[@key = 'file']"/></bdi></h3>
        <ul class="places">
          <xsl:for-each select="*[@key = 'messages']/*">
            <li>
              <strong><xsl:value-of select="*[@key = 'severity']"/></strong>
              <xsl:text> </xsl:text>
              <bdi><xsl:value-of select="*[@key = 'message']"/></bdi>
              <xsl:text> </xsl:text>
              <span class="name"><xsl:value-of select="*[@key = 'name']"/></span>
              <xsl:text> </xsl:text>
              <xsl:call-template name="place"/>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
