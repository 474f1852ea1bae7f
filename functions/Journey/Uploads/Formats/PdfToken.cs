namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>What a PDF is made of, outside of its streams (ISO 32000-1 §7.2, §7.3).</summary>
internal enum PdfToken
{
    /// <summary>The text is at its end.</summary>
    End,

    /// <summary>A string without end, or a closing mark of nothing.</summary>
    Broken,
    Number,
    Name,

    /// <summary>A keyword.</summary>
    Word,

    /// <summary>A string, literal or hexadecimal.</summary>
    Text,
    OpenDictionary,
    CloseDictionary,
    OpenArray,
    CloseArray,
}
