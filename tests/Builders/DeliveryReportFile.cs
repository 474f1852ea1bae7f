using System.Text;

namespace DigiRenew.Tests.Builders;

/// <summary>A delivery status notification (RFC 3464) as a mail server writes it.</summary>
/// <param name="MessageId">Of the message that came back.</param>
/// <param name="Action">failed, delayed, delivered, relayed or expanded.</param>
/// <param name="Returned">Media type in which the message, or its header, is given back.</param>
public sealed record DeliveryReportFile(string MessageId, string Action = "failed", string Returned = "message/rfc822")
{
    public byte[] Write() => Encoding.ASCII.GetBytes($"""
        Return-Path: <>
        From: Mail Delivery System <MAILER-DAEMON@mx.holder.example>
        To: renew@provider.example
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <20261122.1@mx.holder.example>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
         boundary="bounce"

        This is a MIME-encapsulated message.

        --bounce
        Content-Type: text/plain; charset=us-ascii

        The mail system could not deliver your message. Message-ID: <not-this-one@holder.example>

        --bounce
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.holder.example
        Arrival-Date: Sun, 22 Nov 2026 08:00:00 +0200

        Final-Recipient: rfc822; stefan@holder.example
        Original-Recipient: rfc822;stefan@holder.example
        Action: {Action}
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 no such user

        --bounce
        Content-Type: {Returned}

        From: renew@provider.example
        To: stefan@holder.example
        Subject: Documentele comenzii
        Message-ID:
         <{MessageId}>
        Content-Type: text/plain

        Text.

        --bounce--

        """.ReplaceLineEndings("\r\n"));
}
